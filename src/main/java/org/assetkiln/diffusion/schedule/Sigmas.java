package org.assetkiln.diffusion.schedule;

import java.util.Arrays;
import org.assetkiln.model.config.SchedulerConfig;
import org.assetkiln.model.config.TimestepSpacing;

/**
 * The noise levels of a sampler's steps.
 *
 * @param timesteps the UNet's time at each step
 * @param sigmas the level at each step and, one longer, after the last
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves this package
record Sigmas(double[] timesteps, double[] sigmas) {
    /** As diffusers' EulerDiscreteScheduler chooses them. */
    static Sigmas euler(SchedulerConfig config, int steps) {
        var table = new SigmaTable(new NoiseSchedule(config));
        double[] timesteps = spaced(config, steps);
        double[] levels = config.logInterpolation()
                ? SigmaTable.geometric(table.largest(), table.smallest(), steps + 1)
                : table.at(timesteps);
        if (config.karrasSigmas()) {
            levels = SigmaTable.karras(levels[0], levels[levels.length - 1], steps);
            timesteps = table.times(levels);
        }
        return ending(timesteps, levels, config.finalSigmaMin() ? table.smallest() : 0);
    }

    /** As EulerAncestralDiscreteScheduler chooses them. */
    static Sigmas ancestral(SchedulerConfig config, int steps) {
        double[] timesteps = spaced(config, steps);
        return ending(timesteps, new SigmaTable(new NoiseSchedule(config)).at(timesteps), 0);
    }

    /** As HeunDiscreteScheduler chooses them, before it doubles them; it never rescales to no signal at the end. */
    static Sigmas heun(SchedulerConfig config, int steps) {
        var table = new SigmaTable(new NoiseSchedule(config, false));
        double[] timesteps = spaced(config, steps);
        double[] levels = table.at(timesteps);
        if (config.karrasSigmas()) {
            levels = SigmaTable.karras(levels[0], levels[levels.length - 1], steps);
            timesteps = table.times(levels);
        }
        return ending(timesteps, levels, 0);
    }

    /**
     * As DPMSolverMultistepScheduler chooses them.
     *
     * @param karras whether to take the levels of Karras et al. 2022
     */
    static Sigmas solver(SchedulerConfig config, int steps, boolean karras) {
        var table = new SigmaTable(new NoiseSchedule(config));
        double[] timesteps = Timesteps.solver(config, steps);
        double[] levels = table.at(timesteps);
        if (karras) {
            levels = SigmaTable.karras(table.largest(), table.smallest(), steps);
            timesteps = Arrays.stream(table.times(levels)).map(Math::rint).toArray();
        } else if (config.method().solver().uniform()) {
            levels = SigmaTable.geometric(table.largest(), table.smallest(), steps);
            timesteps = Arrays.stream(table.times(levels)).map(Math::rint).toArray();
        }
        return ending(timesteps, levels, config.finalSigmaMin() ? table.smallest() : 0);
    }

    double largest() {
        return Arrays.stream(sigmas).max().orElseThrow();
    }

    /** What noise is multiplied with to start where x is the clean latent plus σ times the noise. */
    double initialNoise(SchedulerConfig config) {
        // With leading spacing the first step is not the noisiest of training: diffusers adds the signal's variance.
        boolean leading = config.spacingOr(TimestepSpacing.LINSPACE) == TimestepSpacing.LEADING;
        return leading ? Math.sqrt(largest() * largest() + 1) : largest();
    }

    private static double[] spaced(SchedulerConfig config, int steps) {
        return Timesteps.spaced(
                config.spacingOr(TimestepSpacing.LINSPACE), config.trainSteps(), steps, config.stepsOffset());
    }

    private static Sigmas ending(double[] timesteps, double[] levels, double last) {
        double[] sigmas = Arrays.copyOf(levels, levels.length + 1);
        sigmas[levels.length] = last;
        return new Sigmas(rounded(timesteps), rounded(sigmas));
    }

    private static double[] rounded(double[] values) {
        return Arrays.stream(values).map(value -> (float) value).toArray();
    }
}
