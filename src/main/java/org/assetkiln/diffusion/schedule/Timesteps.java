package org.assetkiln.diffusion.schedule;

import java.util.Arrays;
import org.assetkiln.model.config.SchedulerConfig;
import org.assetkiln.model.config.TimestepSpacing;

/** The training steps that a sampler visits, from the noisiest down. */
public final class Timesteps {
    private Timesteps() {}

    /**
     * Spaces sampler steps over training steps.
     *
     * @param spacing how
     * @param trainSteps number of training steps
     * @param steps number of sampler steps, 1 to trainSteps
     * @param offset added to each step of leading spacing, nothing else
     * @return falling steps; whole numbers except with linspace, which is exact
     */
    public static double[] spaced(TimestepSpacing spacing, int trainSteps, int steps, int offset) {
        if (steps < 1 || steps > trainSteps) {
            throw new IllegalArgumentException(
                    "A sampler takes between 1 and " + trainSteps + " steps with this model, not " + steps + ".");
        }
        double[] timesteps = new double[steps];
        // Not simply trainSteps / steps: numpy.arange rounds here, which decides ties such as 937.5 at 48 steps.
        double trailing = trainSteps - (trainSteps - (double) trainSteps / steps);
        for (int i = 0; i < steps; i++) {
            timesteps[i] = switch (spacing) {
                case LEADING -> (double) ((steps - 1 - i) * (trainSteps / steps) + offset);
                case TRAILING -> Math.rint(trainSteps - i * trailing) - 1;
                case LINSPACE -> steps == 1 ? 0 : (steps - 1 - i) * ((trainSteps - 1.0) / (steps - 1));
            };
        }
        return timesteps;
    }

    /** Whole steps, leading where the configuration does not say, none beyond the last training step. */
    static double[] whole(SchedulerConfig config, int steps) {
        double[] timesteps =
                spaced(config.spacingOr(TimestepSpacing.LEADING), config.trainSteps(), steps, config.stepsOffset());
        for (int i = 0; i < steps; i++) {
            // The offset can lead past the last training step when every one is visited.
            timesteps[i] = Math.min(Math.rint(timesteps[i]), config.trainSteps() - 1.0);
        }
        return timesteps;
    }

    /**
     * Whole steps as DPM++ spaces them, linspace where the configuration does not say: except with trailing spacing, as
     * if one step more were taken, at the end of which there is no noise.
     *
     * @throws IllegalArgumentException if the number of steps is below 1 or not below that of training
     */
    static double[] solver(SchedulerConfig config, int steps) {
        int trainSteps = config.trainSteps();
        if (steps < 1 || steps >= trainSteps) {
            throw new IllegalArgumentException(
                    "DPM++ takes between 1 and " + (trainSteps - 1) + " steps with this model, not " + steps + ".");
        }
        TimestepSpacing spacing = config.spacingOr(TimestepSpacing.LINSPACE);
        int more = spacing == TimestepSpacing.TRAILING ? steps : steps + 1;
        double[] timesteps = Arrays.copyOf(spaced(spacing, trainSteps, more, config.stepsOffset()), steps);
        return Arrays.stream(timesteps).map(Math::rint).toArray();
    }
}
