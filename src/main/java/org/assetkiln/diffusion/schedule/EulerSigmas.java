package org.assetkiln.diffusion.schedule;

import java.util.Arrays;
import org.assetkiln.model.config.SchedulerConfig;
import org.assetkiln.model.config.TimestepSpacing;

/**
 * The noise levels of Euler's steps.
 *
 * @param timesteps the UNet's time at each step
 * @param sigmas the level at each step and, one longer, after the last
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves this package
record EulerSigmas(double[] timesteps, double[] sigmas) {
    private static final double RHO = 7; // Karras et al. 2022, table 1

    static EulerSigmas of(SchedulerConfig config, int steps) {
        double[] table = table(new NoiseSchedule(config), config.zeroTerminalSnr());
        double[] timesteps = Timesteps.spaced(
                config.spacingOr(TimestepSpacing.LINSPACE), config.trainSteps(), steps, config.stepsOffset());
        double[] levels = config.logInterpolation()
                ? geometric(table[table.length - 1], table[0], steps + 1)
                : Arrays.stream(timesteps)
                        .map(t -> interpolate(table, (float) t))
                        .toArray();
        if (config.karrasSigmas()) {
            levels = karras(levels[0], levels[levels.length - 1], steps);
            timesteps = Arrays.stream(levels).map(level -> timeOf(table, level)).toArray();
        }
        double[] sigmas = Arrays.copyOf(levels, levels.length + 1);
        sigmas[levels.length] = config.finalSigmaMin() ? table[0] : 0;
        return new EulerSigmas(rounded(timesteps), rounded(sigmas));
    }

    double largest() {
        return Arrays.stream(sigmas).max().orElseThrow();
    }

    /** σ_t = sqrt((1 - abar_t) / abar_t) of each training step. */
    private static double[] table(NoiseSchedule schedule, boolean zeroTerminalSnr) {
        double[] table = new double[schedule.steps()];
        for (int t = 0; t < table.length; t++) {
            // No signal at all would be an infinite level; diffusers takes float16's smallest number instead.
            boolean pureNoise = zeroTerminalSnr && t == table.length - 1;
            float alpha = pureNoise ? 0x1p-24f : (float) schedule.alphaCumprod(t);
            table[t] = (float) Math.sqrt((1 - alpha) / alpha);
        }
        return table;
    }

    private static double interpolate(double[] table, double t) {
        if (t >= table.length - 1) {
            return table[table.length - 1];
        }
        int low = (int) t;
        return table[low] + (t - low) * (table[low + 1] - table[low]);
    }

    private static double[] geometric(double from, double to, int count) {
        double[] levels = new double[count];
        for (int i = 0; i < count; i++) {
            double share = (double) i / (count - 1);
            levels[i] = Math.exp(Math.log(from) + share * (Math.log(to) - Math.log(from)));
        }
        return levels;
    }

    private static double[] karras(double largest, double smallest, int count) {
        double from = Math.pow(largest, 1 / RHO);
        double to = Math.pow(smallest, 1 / RHO);
        double[] levels = new double[count];
        for (int i = 0; i < count; i++) {
            double share = count == 1 ? 0 : (double) i / (count - 1);
            levels[i] = Math.pow(from + share * (to - from), RHO);
        }
        return levels;
    }

    /** The time at which training has this level, between training steps by the logarithm of the level. */
    private static double timeOf(double[] table, double level) {
        int low = 0;
        while (low < table.length - 2 && table[low + 1] <= level) {
            low++;
        }
        double share = Math.log(level / table[low]) / Math.log(table[low + 1] / table[low]);
        return low + Math.max(0, Math.min(1, share));
    }

    private static double[] rounded(double[] values) {
        return Arrays.stream(values).map(value -> (float) value).toArray();
    }
}
