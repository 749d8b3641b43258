package org.assetkiln.diffusion.schedule;

import ai.djl.ndarray.NDArray;
import org.assetkiln.model.config.SchedulerConfig;
import org.assetkiln.tensor.Noise;

/**
 * Multistep consistency sampling for latent consistency models and LCM LoRAs, Luo et al. 2023, arXiv 2310.04378,
 * algorithm 3; equal to diffusers' LCMScheduler. Each step jumps to the clean latent and all but the last add noise again.
 */
public final class LcmSampler extends WholeStepSampler {
    private static final double SIGMA_DATA = 0.5;

    /**
     * A sampler.
     *
     * @param config the model's scheduler configuration, whichever scheduler it names
     * @param steps number of steps, 1 to those that the model was distilled on: 50 where the configuration does not say
     * @throws IllegalArgumentException if the number is out of range, or the first step has no signal and the model
     *     predicts noise, which then tells nothing about the picture
     */
    public LcmSampler(SchedulerConfig config, int steps) {
        super(config, timesteps(config, steps), "LCM");
    }

    private static double[] timesteps(SchedulerConfig config, int steps) {
        int distilled = config.method().distilledSteps();
        if (steps < 1 || steps > distilled) {
            throw new IllegalArgumentException(
                    "LCM takes between 1 and " + distilled + " steps, not " + steps + "; 4 to 8 are usual.");
        }
        int stride = config.trainSteps() / distilled;
        double[] timesteps = new double[steps];
        for (int i = 0; i < steps; i++) {
            int index = (int) (i * ((double) distilled / steps));
            timesteps[i] = (double) (distilled - index) * stride - 1;
        }
        return timesteps;
    }

    @Override
    public NDArray step(NDArray modelOutput, int i, NDArray x, Noise noise) {
        NDArray denoised = denoised(modelOutput, i, x);
        if (i == timesteps.length - 1) {
            return denoised;
        }
        try (denoised;
                NDArray drawn = noise.like(x)) {
            return noised(denoised, drawn, i + 1);
        }
    }

    /** The consistency function c_skip x + c_out x0, which is x itself without noise. */
    private NDArray denoised(NDArray modelOutput, int i, NDArray x) {
        double time = timesteps[i] * config.method().timestepScaling();
        double variance = time * time + SIGMA_DATA * SIGMA_DATA;
        double skip = SIGMA_DATA * SIGMA_DATA / variance;
        double out = time / Math.sqrt(variance);
        Mix clean = prediction(i).clean();
        if (!config.clipSampleOr(false)) {
            return clean.times(out).plus(new Mix(skip, 0)).of(x, modelOutput);
        }
        try (NDArray estimate = clean.clipped(x, modelOutput, config.clipSampleRange())) {
            return new Mix(skip, out).of(x, estimate);
        }
    }
}
