package org.assetkiln.ui.runs;

import org.assetkiln.training.event.TrainingEvent;

/** Everything of a run that is drawn against its steps. */
final class LossHistory {
    final Curve loss = new Curve();
    final Curve instance = new Curve();
    final Curve prior = new Curve();
    final Curve learningRate = new Curve();
    final Curve gradientNorm = new Curve();

    /** Steps a second. */
    final Curve speed = new Curve();

    /** Loss at fixed noise and timesteps; x is 0 for the untrained model. */
    final Curve validation = new Curve();

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

    void add(TrainingEvent.Validation value) {
        validation.append(value.step(), value.loss());
    }

    void clear() {
        for (Curve curve : new Curve[] {loss, instance, prior, learningRate, gradientNorm, speed, validation}) {
            curve.cut(0);
        }
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
