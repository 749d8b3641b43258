package org.assetkiln.ui.runs;

import java.util.EnumMap;
import java.util.Map;
import org.assetkiln.training.event.TrainingEvent;

/** Everything of a run that is drawn against its steps. */
final class LossHistory {
    final Curve loss = new Curve();
    final Curve instance = new Curve();
    final Curve prior = new Curve();
    /** Errors by noise; a step without a picture of such noise has no point. */
    final Map<NoiseBand, Curve> bands = new EnumMap<>(NoiseBand.class);

    final Curve learningRate = new Curve();
    final Curve gradientNorm = new Curve();

    /** Steps a second. */
    final Curve speed = new Curve();

    /** Loss at fixed noise and timesteps; x is 0 for the untrained model. */
    final Curve validation = new Curve();

    LossHistory() {
        for (NoiseBand band : NoiseBand.values()) {
            bands.put(band, new Curve());
        }
    }

    void add(TrainingEvent.Step step) {
        loss.append(step.step(), step.loss());
        instance.append(step.step(), step.instanceLoss());
        Double priorLoss = step.priorLoss();
        if (priorLoss != null) {
            prior.append(step.step(), priorLoss);
        }
        learningRate.append(step.step(), step.learningRate());
        gradientNorm.append(step.step(), step.gradientNorm());
        speed.append(step.step(), step.seconds() > 0 ? 1 / step.seconds() : Double.NaN);
    }

    /** The errors of a step by how much noise their pictures had. */
    void add(TrainingEvent.Errors step) {
        double[] sum = new double[NoiseBand.values().length];
        int[] count = new int[sum.length];
        for (int i = 0; i < step.images().size(); i++) {
            if (step.images().get(i) >= 0) {
                int band = NoiseBand.of(step.timesteps().get(i)).ordinal();
                sum[band] += step.errors().get(i);
                count[band]++;
            }
        }
        bands.forEach((band, curve) -> {
            int i = band.ordinal();
            if (count[i] > 0) {
                curve.append(step.step(), sum[i] / count[i]);
            }
        });
    }

    void add(TrainingEvent.Validation value) {
        validation.append(value.step(), value.loss());
    }

    void clear() {
        for (Curve curve : new Curve[] {loss, instance, prior, learningRate, gradientNorm, speed, validation}) {
            curve.cut(0);
        }
        bands.values().forEach(curve -> curve.cut(0));
    }

    /** The validation loss of the untrained model; NaN while unknown. */
    double untrained() {
        return !validation.isEmpty() && validation.x(0) == 0 ? validation.y(0) : Double.NaN;
    }

    /** Mean seconds of the last steps, at most this many; NaN before the first. */
    double secondsPerStep(int steps) {
        int from = Math.max(0, speed.size() - steps);
        double seconds = 0;
        int counted = 0;
        for (int i = from; i < speed.size(); i++) {
            if (Double.isFinite(speed.y(i))) {
                seconds += 1 / speed.y(i);
                counted++;
            }
        }
        return counted == 0 ? Double.NaN : seconds / counted;
    }
}
