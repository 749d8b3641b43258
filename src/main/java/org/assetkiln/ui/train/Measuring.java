package org.assetkiln.ui.train;

import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.assetkiln.run.worker.StepProbe;
import org.assetkiln.training.estimate.ProbeReport;
import org.assetkiln.training.settings.TrainingSettings;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.StudioContext;
import org.kordamp.ikonli.feather.Feather;

/** Lets a worker try some steps of the run in the form, and tells the form what they took. */
final class Measuring {
    private final StudioContext context;
    private final TrainModel model;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final Action action;

    Measuring(StudioContext context, TrainModel model) {
        this.context = context;
        this.model = model;
        action = Action.of("train.measure", "Measure by trying it", Feather.CLOCK, null, running.not(), this::start);
    }

    Action action() {
        return action;
    }

    private void start() {
        model.showAllProblems();
        if (!model.errors().isEmpty()) {
            context.notice(model.errors().get(0).message());
            return;
        }
        if (!model.remedies().get().isEmpty()) {
            context.notice("The run does not fit into this machine's memory: choose one of the remedies first.");
            return;
        }
        TrainingSettings settings = model.settings();
        running.set(true);
        context.background()
                .track(
                        "Trying steps of the run",
                        progress -> StepProbe.run(settings, progress::cancelled),
                        report -> take(settings, report),
                        failure -> {
                            running.set(false);
                            context.error("Not measured: " + failure.getMessage(), failure);
                        },
                        () -> running.set(false));
    }

    private void take(TrainingSettings settings, ProbeReport report) {
        running.set(false);
        model.measured().set(new Measured(settings, report));
    }
}
