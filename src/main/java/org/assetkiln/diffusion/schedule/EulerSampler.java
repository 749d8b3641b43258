package org.assetkiln.diffusion.schedule;

import ai.djl.ndarray.NDArray;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.model.config.SchedulerConfig;
import org.assetkiln.tensor.Noise;

/**
 * Euler steps along the probability flow, Karras et al. 2022, arXiv 2206.00364, algorithm 2 without churn; equal to
 * diffusers' EulerDiscreteScheduler. With noise added after each step, Song et al. 2021, arXiv 2011.13456, ancestral
 * sampling; equal to EulerAncestralDiscreteScheduler. Its x is the clean latent plus σ times the noise.
 */
public final class EulerSampler implements Sampler {
    private final PredictionType predictionType;
    private final boolean ancestral;
    private final Sigmas sigmas;
    private final double initialNoiseSigma;

    private EulerSampler(SchedulerConfig config, Sigmas sigmas, boolean ancestral) {
        this.predictionType = config.predictionType();
        this.ancestral = ancestral;
        this.sigmas = sigmas;
        this.initialNoiseSigma = sigmas.initialNoise(config);
    }

    /**
     * A sampler that adds no noise.
     *
     * @param config the model's scheduler configuration, whichever scheduler it names
     * @param steps number of steps, 1 to the number of training steps
     */
    public static EulerSampler plain(SchedulerConfig config, int steps) {
        return new EulerSampler(config, Sigmas.euler(config, steps), false);
    }

    /**
     * A sampler that goes down a little further at each step and adds noise to come to the next level.
     *
     * @param config the model's scheduler configuration, whichever scheduler it names
     * @param steps number of steps, 1 to the number of training steps
     */
    public static EulerSampler ancestral(SchedulerConfig config, int steps) {
        return new EulerSampler(config, Sigmas.ancestral(config, steps), true);
    }

    @Override
    public double[] timesteps() {
        return sigmas.timesteps().clone();
    }

    @Override
    public double initialNoiseSigma() {
        return initialNoiseSigma;
    }

    @Override
    public NDArray scaleInput(NDArray x, int i) {
        double sigma = sigmas.sigmas()[i];
        return x.mul((float) (1 / Math.sqrt(sigma * sigma + 1)));
    }

    @Override
    public NDArray step(NDArray modelOutput, int i, NDArray x, Noise noise) {
        double sigma = sigmas.sigmas()[i];
        double next = sigmas.sigmas()[i + 1];
        double added = ancestral ? Math.sqrt(next * next * (sigma * sigma - next * next)) / sigma : 0;
        double down = Math.sqrt(next * next - added * added);
        NDArray result = new Mix(1, 0)
                .plus(Prediction.derivative(predictionType, sigma).times(down - sigma))
                .of(x, modelOutput);
        if (added == 0) {
            return result;
        }
        try (NDArray drawn = noise.like(x)) {
            return result.addi(drawn.muli((float) added));
        }
    }

    @Override
    public NDArray noised(NDArray clean, NDArray noise, int i) {
        return new Mix(1, sigmas.sigmas()[i]).of(clean, noise);
    }
}
