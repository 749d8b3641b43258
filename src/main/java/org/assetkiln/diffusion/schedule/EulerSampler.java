package org.assetkiln.diffusion.schedule;

import ai.djl.ndarray.NDArray;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.model.config.SchedulerConfig;
import org.assetkiln.model.config.TimestepSpacing;
import org.assetkiln.tensor.Noise;

/**
 * Euler steps along the probability flow, Karras et al. 2022, arXiv 2206.00364, algorithm 2 without churn; equal to
 * diffusers' EulerDiscreteScheduler. Its x is the clean latent plus σ times the noise.
 */
public final class EulerSampler implements Sampler {
    private final PredictionType predictionType;
    private final EulerSigmas sigmas;
    private final double initialNoiseSigma;

    /**
     * A sampler.
     *
     * @param config the model's scheduler configuration, whichever scheduler it names
     * @param steps number of steps, 1 to the number of training steps
     */
    public EulerSampler(SchedulerConfig config, int steps) {
        this.predictionType = config.predictionType();
        this.sigmas = EulerSigmas.of(config, steps);
        double largest = sigmas.largest();
        // With leading spacing the first step is not the noisiest of training: diffusers adds the signal's variance.
        boolean leading = config.spacingOr(TimestepSpacing.LINSPACE) == TimestepSpacing.LEADING;
        this.initialNoiseSigma = leading ? Math.sqrt(largest * largest + 1) : largest;
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
    public int begin(double strength) {
        return Strength.begin(sigmas.timesteps().length, strength);
    }

    @Override
    public NDArray scaleInput(NDArray x, int i) {
        double sigma = sigmas.sigmas()[i];
        return x.mul((float) (1 / Math.sqrt(sigma * sigma + 1)));
    }

    @Override
    public NDArray step(NDArray modelOutput, int i, NDArray x, Noise noise) {
        double sigma = sigmas.sigmas()[i];
        double difference = sigmas.sigmas()[i + 1] - sigma;
        if (predictionType == PredictionType.EPSILON) {
            return new Mix(1, difference).of(x, modelOutput);
        }
        // x0 = x / (σ² + 1) - v σ / sqrt(σ² + 1), and the step is x + (x - x0) / σ · difference.
        double variance = sigma * sigma + 1;
        return new Mix(1 + difference * sigma / variance, difference / Math.sqrt(variance)).of(x, modelOutput);
    }

    @Override
    public NDArray noised(NDArray clean, NDArray noise, int i) {
        return new Mix(1, sigmas.sigmas()[i]).of(clean, noise);
    }
}
