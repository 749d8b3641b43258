package org.assetkiln.app.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import org.assetkiln.run.EventTail;
import org.assetkiln.run.RunFolder;
import org.assetkiln.run.RunState;
import org.assetkiln.run.RunStatus;
import org.assetkiln.run.Threads;
import org.assetkiln.training.TrainingControl.Request;
import org.assetkiln.training.event.TrainingEvent;

/** Watches a run from the terminal until it ends; Ctrl+C asks the run to stop and save. */
final class RunWatch {
    private static final long POLL_MILLIS = 200;

    private final RunFolder run;
    private final PrintWriter errors;

    /** @param errors where the user looks for what is no progress */
    RunWatch(RunFolder run, PrintWriter errors) {
        this.run = run;
        this.errors = errors;
    }

    /** @return how it stood in the end */
    RunStatus untilEnd() throws IOException, InterruptedException {
        return untilEnd(this::stop, () -> false);
    }

    /** The same of a run in this process, which must not end before the run has saved what it has. */
    RunStatus untilEnd(RunHere here) throws IOException, InterruptedException {
        Runnable stop = () -> {
            stop();
            here.await();
        };
        return untilEnd(stop, here::over);
    }

    /** @param over whether the run has ended even if it could not write so */
    private RunStatus untilEnd(Runnable stop, BooleanSupplier over) throws IOException, InterruptedException {
        Runnable takeBack = Threads.onShutdown("stop the run", stop);
        EventTail tail = run.events().tail();
        try (var progress = Progress.of("Training", run.config().training().steps())) {
            while (true) {
                boolean last = over.getAsBoolean();
                RunStatus status = run.status();
                for (TrainingEvent event : tail.poll()) {
                    show(event, progress);
                }
                if (last || status.state() != RunState.RUNNING && status.state() != RunState.CREATED) {
                    return status;
                }
                Thread.sleep(POLL_MILLIS);
            }
        } finally {
            takeBack.run();
        }
    }

    private void stop() {
        try {
            run.control().request(Request.STOP);
            errors.println("The run stops after its present step and saves what it has in " + run.path() + ".");
            errors.flush();
        } catch (IOException e) {
            errors.println("The run goes on: its folder " + run.path() + " takes no requests.");
            errors.flush();
        }
    }

    private static void show(TrainingEvent event, Progress progress) {
        if (event instanceof TrainingEvent.Step step) {
            progress.at(step.step(), "loss %.4f".formatted(step.loss()));
        } else if (event instanceof TrainingEvent.Validation validation) {
            progress.line("Validation loss at step %d: %.5f".formatted(validation.step(), validation.loss()));
        } else if (event instanceof TrainingEvent.Finding finding) {
            progress.line(finding.message());
        } else if (event instanceof TrainingEvent.Phase phase && phase.done() == phase.total()) {
            progress.line(phase.name());
        }
    }
}
