package org.assetkiln.diffusion.schedule;

import ai.djl.ndarray.NDArray;
import org.assetkiln.model.config.SchedulerConfig;
import org.assetkiln.tensor.Noise;

/** DDIM with η = 0, Song et al. 2020, arXiv 2010.02502, formula 12; equal to diffusers' DDIMScheduler. */
public final class DdimSampler extends WholeStepSampler {
    /**
     * A sampler.
     *
     * @param config the model's scheduler configuration, whichever scheduler it names
     * @param steps number of steps, 1 to the number of training steps
     * @throws IllegalArgumentException if the number is out of range, or the first step has no signal and the model
     *     predicts noise, which then tells nothing about the picture
     */
    public DdimSampler(SchedulerConfig config, int steps) {
        super(config, Timesteps.whole(config, steps), "DDIM");
    }

    @Override
    public NDArray step(NDArray modelOutput, int i, NDArray x, Noise noise) {
        Prediction now = prediction(i);
        double after = alphaAfter(i);
        double signal = Math.sqrt(after);
        double direction = Math.sqrt(1 - after);
        if (!config.clipSampleOr(true)) {
            return now.clean()
                    .times(signal)
                    .plus(now.direction().times(direction))
                    .of(x, modelOutput);
        }
        try (NDArray clean = now.clean().clipped(x, modelOutput, config.clipSampleRange());
                NDArray towards = now.direction().of(x, modelOutput)) {
            return new Mix(signal, direction).of(clean, towards);
        }
    }

    private double alphaAfter(int i) {
        int next = (int) timesteps[i] - config.trainSteps() / timesteps.length;
        if (next >= 0) {
            return schedule.alphaCumprod(next);
        }
        return config.alphaToOneOr(true) ? 1 : schedule.alphaCumprod(0);
    }
}
