package org.assetkiln.diffusion.schedule;

import java.util.Arrays;

/** The noise level σ_t = sqrt((1 - abar_t) / abar_t) of each training step t, rising with t, in float32. */
final class SigmaTable {
    private static final double RHO = 7; // Karras et al. 2022, table 1

    private final double[] levels;

    /** @param schedule whose last step may have no signal */
    SigmaTable(NoiseSchedule schedule) {
        levels = new double[schedule.steps()];
        for (int t = 0; t < levels.length; t++) {
            // No signal at all would be an infinite level; diffusers takes float16's smallest number instead.
            float alpha = schedule.endsWithoutSignal() && t == levels.length - 1
                    ? 0x1p-24f
                    : (float) schedule.alphaCumprod(t);
            levels[t] = (float) Math.sqrt((1 - alpha) / alpha);
        }
    }

    double smallest() {
        return levels[0];
    }

    double largest() {
        return levels[levels.length - 1];
    }

    /** The level at each time, between training steps by straight lines. */
    double[] at(double[] timesteps) {
        return Arrays.stream(timesteps).map(t -> interpolate((float) t)).toArray();
    }

    private double interpolate(double t) {
        if (t >= levels.length - 1) {
            return largest();
        }
        int low = (int) t;
        return levels[low] + (t - low) * (levels[low + 1] - levels[low]);
    }

    /** The times at which training has these levels, between training steps by the logarithm of the level. */
    double[] times(double[] sigmas) {
        return Arrays.stream(sigmas).map(this::time).toArray();
    }

    private double time(double level) {
        int low = 0;
        while (low < levels.length - 2 && levels[low + 1] <= level) {
            low++;
        }
        double share = Math.log(level / levels[low]) / Math.log(levels[low + 1] / levels[low]);
        return low + Math.max(0, Math.min(1, share));
    }

    /** Falling levels, evenly spaced in the logarithm, both ends included. */
    static double[] geometric(double from, double to, int count) {
        double[] levels = new double[count];
        for (int i = 0; i < count; i++) {
            double share = count == 1 ? 0 : (double) i / (count - 1);
            levels[i] = Math.exp(Math.log(from) + share * (Math.log(to) - Math.log(from)));
        }
        return levels;
    }

    /** Falling levels of Karras et al. 2022, formula 5, both ends included. */
    static double[] karras(double largest, double smallest, int count) {
        double from = Math.pow(largest, 1 / RHO);
        double to = Math.pow(smallest, 1 / RHO);
        double[] levels = new double[count];
        for (int i = 0; i < count; i++) {
            double share = count == 1 ? 0 : (double) i / (count - 1);
            levels[i] = Math.pow(from + share * (to - from), RHO);
        }
        return levels;
    }
}
