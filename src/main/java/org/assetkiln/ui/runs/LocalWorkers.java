package org.assetkiln.ui.runs;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assetkiln.run.RunFolder;
import org.assetkiln.run.RunState;
import org.assetkiln.run.RunStatus;
import org.assetkiln.run.worker.WorkerLauncher;

/** Worker processes on this machine, whether this program started them or an earlier one. */
public final class LocalWorkers implements Workers {
    private static final long PATIENCE_SECONDS = 10;

    private final WorkerLauncher launcher;

    public LocalWorkers(WorkerLauncher launcher) {
        this.launcher = launcher;
    }

    @Override
    public void start(RunFolder run) throws IOException {
        launcher.start(run);
    }

    @Override
    public void kill(RunFolder run) throws IOException {
        RunStatus status = run.status();
        ProcessHandle process = ProcessHandle.of(status.pid())
                .filter(handle -> isWorkerOf(handle, status))
                .orElse(null);
        if (process == null) {
            throw new IOException("The process of " + run.config().name()
                    + " is not on this machine or is gone: wait 15 seconds, then resume the run.");
        }
        process.destroyForcibly();
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("The process " + status.pid() + " does not end: end it by hand.", e);
        }
        RunStatus last = run.status();
        run.writeStatus(new RunStatus(
                RunState.PAUSED,
                0,
                Instant.now(),
                last.step(),
                last.steps(),
                "Ended at once after step " + last.step() + "; it goes on from its last checkpoint."));
    }

    /** A number may be given to another program later: that one started after the run's last sign of life. */
    private static boolean isWorkerOf(ProcessHandle handle, RunStatus status) {
        Instant slack = status.heartbeat().plusSeconds(5);
        boolean older = handle.info().startInstant().map(slack::isAfter).orElse(true);
        return status.state() == RunState.RUNNING
                && older
                && handle.pid() != ProcessHandle.current().pid();
    }
}
