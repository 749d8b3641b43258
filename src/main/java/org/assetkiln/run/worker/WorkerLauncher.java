package org.assetkiln.run.worker;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.assetkiln.run.RunFolder;
import org.assetkiln.run.RunState;
import org.assetkiln.run.RunStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the process that trains a run: {@code assetkiln worker RUN-FOLDER}, on its own from then on. */
public final class WorkerLauncher {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerLauncher.class);

    private final ChildJvm jvm;

    public WorkerLauncher() {
        this(ChildJvm.ofThisProgram());
    }

    /** For a worker whose main class is another one. */
    public WorkerLauncher(ChildJvm jvm) {
        this.jvm = jvm;
    }

    /**
     * Starts or resumes a run. What the worker prints goes to the end of {@code log.txt}. The worker outlives this
     * process.
     *
     * @throws IOException with one sentence when the run is running or finished, or no process can be started
     */
    public WorkerProcess start(RunFolder run) throws IOException {
        RunStatus before = startable(run);
        // Before the process exists, so that it can only be overwritten by the worker, never the other way round.
        run.writeStatus(starting(before));
        try {
            Process process = process(run);
            process.onExit().thenAccept(ended -> diedEarly(run, ended.exitValue()));
            return new WorkerProcess(process.toHandle());
        } catch (IOException e) {
            run.writeStatus(before);
            throw new IOException("No worker process can be started: " + e.getMessage(), e);
        }
    }

    /**
     * Where a run stands that may be started or resumed.
     *
     * @throws IOException with one sentence when it is running or finished
     */
    public static RunStatus startable(RunFolder run) throws IOException {
        RunStatus status = run.status();
        if (!status.state().startable()) {
            throw new IOException("The run " + run.config().name() + " is "
                    + (status.state() == RunState.RUNNING ? "running already." : "finished: start a new one."));
        }
        return status;
    }

    private Process process(RunFolder run) throws IOException {
        ProcessBuilder builder =
                jvm.builder(run.path(), true, List.of("worker", run.path().toString()));
        if (run.config().training().compute().tf32()) {
            // Read by PyTorch when it first multiplies on a GPU; DJL has no switch for it.
            builder.environment().put("TORCH_ALLOW_TF32_CUBLAS_OVERRIDE", "1");
        }
        builder.redirectInput(ChildJvm.NOTHING);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(run.log().toFile()));
        return builder.start();
    }

    private static RunStatus starting(RunStatus before) {
        return new RunStatus(
                RunState.RUNNING, 0, Instant.now(), before.step(), before.steps(), "Starting the training process");
    }

    /** A worker that could not even say so itself, for example without memory. */
    private static void diedEarly(RunFolder run, int code) {
        RunStatus status = run.status();
        if (status.state() == RunState.RUNNING && status.pid() == 0) {
            try {
                run.writeStatus(new RunStatus(
                        RunState.FAILED,
                        0,
                        Instant.now(),
                        status.step(),
                        status.steps(),
                        "The training process ended before it began, with code " + code + ": see " + run.log() + "."));
            } catch (IOException e) {
                LOG.warn("The status of {} cannot be written.", run, e);
            }
        }
    }
}
