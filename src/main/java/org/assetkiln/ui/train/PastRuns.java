package org.assetkiln.ui.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.assetkiln.run.RunFolder;
import org.assetkiln.training.event.TrainingEvent;
import org.assetkiln.training.settings.TrainingSettings;

/** Looks into the runs of a project for what they say about time. */
final class PastRuns {
    private static final int RUNS = 5;

    private PastRuns() {}

    /** The pace of the newest runs with this base model; reads their event logs, so not on the FX thread. */
    static PastSpeed speed(Path runs, String baseModel) {
        double[] paces = RunFolder.list(runs).stream()
                .filter(run -> Objects.equals(run.config().training().baseModel(), baseModel))
                .limit(RUNS)
                .mapToDouble(PastRuns::secondsPerPicture)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return paces.length == 0 ? PastSpeed.NONE : new PastSpeed(paces.length, paces[paces.length / 2]);
    }

    private static double secondsPerPicture(RunFolder run) {
        try {
            List<Double> seconds = run.events().read().stream()
                    .filter(TrainingEvent.Step.class::isInstance)
                    .map(event -> ((TrainingEvent.Step) event).seconds())
                    .sorted()
                    .toList();
            TrainingSettings s = run.config().training();
            int pictures = s.batchSize() * s.accumulationSteps() * (s.prior().enabled() ? 2 : 1);
            return seconds.isEmpty() ? Double.NaN : seconds.get(seconds.size() / 2) / pictures;
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
