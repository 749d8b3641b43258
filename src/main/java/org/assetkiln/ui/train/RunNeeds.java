package org.assetkiln.ui.train;

import java.util.Locale;
import org.assetkiln.training.estimate.Estimate;
import org.assetkiln.training.estimate.Estimator;
import org.assetkiln.training.estimate.ModelSizes;
import org.assetkiln.training.estimate.Pace;
import org.assetkiln.training.estimate.ProbeReport;
import org.assetkiln.training.settings.ComputeSettings.Device;
import org.assetkiln.training.settings.TrainingSettings;
import org.assetkiln.ui.runs.Words;
import org.jspecify.annotations.Nullable;

/** Says how long a run takes and how much memory: measured, by earlier runs, or by a formula. */
final class RunNeeds {
    private final TrainingSettings s;
    private final Estimate estimate;
    private final Pace pace;
    private final PastSpeed speed;
    private final @Nullable ProbeReport measured;

    /** @param measured what some real steps of this run took; null if none were tried */
    RunNeeds(
            TrainingSettings s,
            ModelSizes sizes,
            int classImagesThere,
            PastSpeed speed,
            @Nullable ProbeReport measured) {
        this.s = s;
        this.speed = speed;
        this.measured = measured;
        Estimate byFormula = Estimator.of(s, sizes, classImagesThere);
        estimate = measured == null ? byFormula : measured.corrected(byFormula, s, sizes);
        pace = measured == null ? speed.pace() : measured.pace(s, sizes);
    }

    Estimate estimate() {
        return estimate;
    }

    String time() {
        String time = Words.time(estimate.seconds(pace));
        return time.substring(0, 1).toUpperCase(Locale.ENGLISH) + time.substring(1) + reason() + ".";
    }

    private String reason() {
        if (measured != null) {
            return String.format(
                    Locale.ENGLISH,
                    ", measured by %d real steps: %.2f s a step",
                    measured.steps(),
                    estimate.stepSeconds(pace));
        }
        return speed.runs() == 0
                ? " or twice that; known better after a first run with this model"
                : ", going by " + Words.count(speed.runs(), "earlier run", "earlier runs") + " here";
    }

    /** @param machineBytes memory of this machine */
    String memory(long machineBytes) {
        String needed = Words.size(estimate.memoryBytes());
        String here = Words.size(machineBytes);
        String how = measured == null ? "" : ", measured by real steps";
        String fits = estimate.memoryBytes() > machineBytes
                ? "It will not fit: about %s are needed%s, and this machine has %s. Do one of these:"
                        .formatted(needed, how, here)
                : "About %s of this machine's %s%s.".formatted(needed, here, how);
        return fits + graphicsCard();
    }

    private String graphicsCard() {
        if (s.compute().device() == Device.CPU) {
            return "";
        }
        String where =
                s.compute().device() == Device.CUDA ? "On the graphics card" : "On a graphics card, if one is used,";
        return " %s about %s (a formula, not measured).".formatted(where, Words.size(estimate.gpuBytes()));
    }
}
