package org.assetkiln.ui.runs;

import java.util.List;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import org.assetkiln.run.RunFolder;
import org.assetkiln.run.RunState;
import org.assetkiln.run.RunStatus;
import org.assetkiln.training.TrainingControl.Request;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.StudioContext;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What can be asked of the open run. */
final class RunControls {
    private final StudioContext context;
    private final RunsModel runs;
    private final Workers workers;
    private final ObservableValue<RunStatus> status;

    final Action sample;
    final Action pause;
    final Action resume;
    final Action stop;
    final Action kill;

    RunControls(StudioContext context, RunsModel runs, Workers workers) {
        this.context = context;
        this.runs = runs;
        this.workers = workers;
        status = runs.open().flatMap(RunModel::status);
        BooleanBinding running = when(state -> state == RunState.RUNNING);
        sample = Action.of("runs.sample", "Sample now", Feather.CAMERA, "Shortcut+Shift+S", running, this::sample);
        pause = Action.of("runs.pause", "Pause", Feather.PAUSE, "Shortcut+Shift+P", running, this::pause);
        resume = Action.of(
                "runs.resume", "Resume", Feather.PLAY, "Shortcut+Shift+R", when(RunState::startable), this::resume);
        stop = Action.of("runs.stop", "Stop and save", Feather.SQUARE, null, running, this::stop);
        kill = Action.of("runs.kill", "End at once", Feather.X_OCTAGON, null, running, this::kill);
    }

    List<Action> all() {
        return List.of(sample, pause, resume, stop, kill);
    }

    private BooleanBinding when(Predicate<RunState> condition) {
        return Bindings.createBooleanBinding(
                () -> {
                    RunStatus now = status.getValue();
                    return now != null && condition.test(now.state());
                },
                status);
    }

    private void sample() {
        ask(Request.SAMPLE, "Sample pictures come after the present step.");
    }

    private void pause() {
        ask(Request.PAUSE, "The run saves a checkpoint after the present step and pauses.");
    }

    private void stop() {
        ask(Request.STOP, "The run saves its result after the present step and ends.");
    }

    private void ask(Request request, String done) {
        RunFolder run = openRun();
        if (run != null) {
            context.background()
                    .inOrder(
                            "Asking the run",
                            () -> {
                                run.control().request(request);
                                return done;
                            },
                            context::notice);
        }
    }

    private void resume() {
        RunFolder run = openRun();
        if (run != null) {
            context.background()
                    .run(
                            "Starting the run",
                            () -> {
                                workers.start(run);
                                return "The run goes on from its last checkpoint.";
                            },
                            context::notice);
        }
    }

    private void kill() {
        RunFolder run = openRun();
        RunStatus now = status.getValue();
        if (run != null && now != null) {
            context.background()
                    .run(
                            "Ending the run",
                            () -> {
                                workers.kill(run);
                                return "The run was ended; it can be resumed from its last checkpoint.";
                            },
                            context::notice);
        }
    }

    private @Nullable RunFolder openRun() {
        RunModel open = runs.open().get();
        return open == null ? null : open.run();
    }
}
