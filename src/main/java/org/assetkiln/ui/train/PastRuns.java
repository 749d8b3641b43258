package org.assetkiln.ui.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.assetkiln.run.RunFolder;
import org.assetkiln.training.estimate.Estimator;
import org.assetkiln.training.estimate.Machine;
import org.assetkiln.training.estimate.ModelSizes;
import org.assetkiln.training.event.TrainingEvent;
import org.assetkiln.training.settings.TrainingSettings;
import org.jspecify.annotations.Nullable;

/** Looks into the runs of a project for what they say about time. */
final class PastRuns {
    private static final int RUNS = 5;

    private PastRuns() {}

    /** The pace of the newest runs with this base model; reads their event logs, so not on the FX thread. */
    static PastSpeed speed(Path runs, String baseModel, @Nullable ModelSizes sizes) {
        if (sizes == null) {
            return PastSpeed.NONE;
        }
        double[] paces = RunFolder.list(runs).stream()
                .filter(run -> Objects.equals(run.config().training().baseModel(), baseModel))
                .limit(RUNS)
                .mapToDouble(run -> slowness(run, sizes))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return paces.length == 0 ? PastSpeed.NONE : new PastSpeed(paces.length, paces[paces.length / 2]);
    }

    private static double slowness(RunFolder run, ModelSizes sizes) {
        try {
            List<Double> seconds = run.events().read().stream()
                    .filter(TrainingEvent.Step.class::isInstance)
                    .map(event -> ((TrainingEvent.Step) event).seconds())
                    .sorted()
                    .toList();
            TrainingSettings settings = run.config().training();
            double expected = Estimator.of(settings, sizes, 0).stepSeconds(Machine.usualPace());
            return seconds.isEmpty() ? Double.NaN : seconds.get(seconds.size() / 2) / expected;
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
