package org.assetkiln.diffusion.schedule;

import org.assetkiln.model.config.BetaSchedule;
import org.assetkiln.model.config.SchedulerConfig;

/**
 * How much of a clean latent x0 is left at each training step t: x_t = sqrt(abar_t) x0 + sqrt(1 - abar_t) e, Ho et al.
 * 2020, arXiv 2006.11239.
 *
 * <p>Computed in float32 in PyTorch's order, so that the numbers are those of diffusers and not merely near them.
 */
public final class NoiseSchedule {
    private final float[] alphasCumprod;
    private final boolean endsWithoutSignal;

    /** The schedule of a configuration. */
    public NoiseSchedule(SchedulerConfig config) {
        this(config, config.zeroTerminalSnr());
    }

    /** The schedule with or without rescaling to no signal at the end: some samplers of diffusers never rescale. */
    NoiseSchedule(SchedulerConfig config, boolean zeroTerminalSnr) {
        float[] betas = betas(config);
        this.endsWithoutSignal = zeroTerminalSnr;
        alphasCumprod = cumulativeProduct(zeroTerminalSnr ? zeroTerminal(betas) : betas);
    }

    /** Whether the last step is pure noise. */
    boolean endsWithoutSignal() {
        return endsWithoutSignal;
    }

    /** Number of training steps. */
    public int steps() {
        return alphasCumprod.length;
    }

    /** abar_t for t from 0 to {@link #steps()} - 1; falls from nearly 1 to nearly 0. */
    public double alphaCumprod(int t) {
        return alphasCumprod[t];
    }

    /** All abar_t, a new array. */
    public float[] alphasCumprod() {
        return alphasCumprod.clone();
    }

    /** Signal to noise ratio abar_t / (1 - abar_t). */
    public double snr(int t) {
        return alphaCumprod(t) / (1 - alphaCumprod(t));
    }

    private static float[] betas(SchedulerConfig config) {
        if (config.betaSchedule() == BetaSchedule.LINEAR) {
            return linspace((float) config.betaStart(), (float) config.betaEnd(), config.trainSteps());
        }
        float[] betas = linspace(
                (float) Math.sqrt(config.betaStart()), (float) Math.sqrt(config.betaEnd()), config.trainSteps());
        for (int i = 0; i < betas.length; i++) {
            betas[i] *= betas[i];
        }
        return betas;
    }

    /** Evenly spaced numbers as torch.linspace makes them: from both ends towards the middle. */
    private static float[] linspace(float start, float end, int count) {
        float[] values = new float[count];
        float step = (end - start) / (count - 1);
        for (int i = 0; i < count; i++) {
            values[i] = i < count / 2 ? start + step * i : end - step * (count - i - 1);
        }
        return values;
    }

    /** Products of 1 - β; like torch.cumprod it accumulates float32 in float64. */
    private static float[] cumulativeProduct(float[] betas) {
        float[] products = new float[betas.length];
        double product = 1;
        for (int i = 0; i < betas.length; i++) {
            product *= 1 - betas[i];
            products[i] = (float) product;
        }
        return products;
    }

    /** β rescaled so that the last step has no signal left, Lin et al. 2023, arXiv 2305.08891, algorithm 1. */
    private static float[] zeroTerminal(float[] betas) {
        float[] products = cumulativeProduct(betas);
        float first = (float) Math.sqrt(products[0]);
        float last = (float) Math.sqrt(products[products.length - 1]);
        float factor = first / (first - last);
        float[] rescaled = new float[betas.length];
        float before = 1;
        for (int i = 0; i < betas.length; i++) {
            float root = ((float) Math.sqrt(products[i]) - last) * factor;
            rescaled[i] = 1 - root * root / before;
            before = root * root;
        }
        return rescaled;
    }
}
