package org.assetkiln.diffusion.schedule;

import ai.djl.ndarray.NDArray;
import java.util.Objects;
import org.assetkiln.model.config.SchedulerConfig;
import org.assetkiln.tensor.Noise;
import org.jspecify.annotations.Nullable;

/**
 * Heun's method along the probability flow, Karras et al. 2022, arXiv 2206.00364, algorithm 1; equal to diffusers'
 * HeunDiscreteScheduler. Each step but the last asks the UNet twice: at its beginning, and at the end that Euler's method
 * would reach, to take the mean of both directions. Its x is the clean latent plus σ times the noise.
 */
public final class HeunSampler implements Sampler {
    private final SchedulerConfig config;
    private final Sigmas sigmas;
    private @Nullable NDArray before;
    private @Nullable NDArray derivative;

    /**
     * A sampler.
     *
     * @param config the model's scheduler configuration, whichever scheduler it names
     * @param steps number of steps, 1 to the number of training steps
     */
    public HeunSampler(SchedulerConfig config, int steps) {
        this.config = config;
        this.sigmas = Sigmas.heun(config, steps);
    }

    /** Twice each but the first, at which there is nothing to correct. */
    @Override
    public double[] timesteps() {
        double[] single = sigmas.timesteps();
        double[] twice = new double[2 * single.length - 1];
        for (int i = 0; i < twice.length; i++) {
            twice[i] = single[(i + 1) / 2];
        }
        return twice;
    }

    @Override
    public double initialNoiseSigma() {
        return sigmas.initialNoise(config);
    }

    @Override
    public int begin(double strength) {
        return 2 * Strength.begin(sigmas.timesteps().length, strength);
    }

    @Override
    public NDArray scaleInput(NDArray x, int i) {
        double sigma = sigma(i);
        return x.mul((float) (1 / Math.sqrt(sigma * sigma + 1)));
    }

    @Override
    public NDArray step(NDArray modelOutput, int i, NDArray x, Noise noise) {
        return i % 2 == 0 ? predict(modelOutput, i, x) : correct(modelOutput, i, x);
    }

    private NDArray predict(NDArray modelOutput, int i, NDArray x) {
        double sigma = sigma(i);
        double next = sigmas.sigmas()[i / 2 + 1];
        NDArray direction = direction(modelOutput, sigma, x);
        NDArray result = new Mix(1, next - sigma).of(x, direction);
        if (next == 0) {
            direction.close();
        } else {
            before = x.duplicate();
            derivative = direction;
        }
        return result;
    }

    private NDArray correct(NDArray modelOutput, int i, NDArray x) {
        double half = (sigma(i) - sigma(i - 1)) / 2;
        try (NDArray start = Objects.requireNonNull(before, "Heun's steps begin at an even index");
                NDArray first = Objects.requireNonNull(derivative, "Heun's steps begin at an even index");
                NDArray second = direction(modelOutput, sigma(i), x);
                NDArray mean = first.add(second)) {
            return new Mix(1, half).of(start, mean);
        } finally {
            before = null;
            derivative = null;
        }
    }

    /** The derivative of x by σ. */
    private NDArray direction(NDArray modelOutput, double sigma, NDArray x) {
        Mix plain = Prediction.derivative(config.predictionType(), sigma);
        if (!config.clipSampleOr(false)) {
            return plain.of(x, modelOutput);
        }
        Mix clean = new Mix(1, 0).plus(plain.times(-sigma));
        try (NDArray estimate = clean.clipped(x, modelOutput, config.clipSampleRange())) {
            return new Mix(1 / sigma, -1 / sigma).of(x, estimate);
        }
    }

    @Override
    public NDArray noised(NDArray clean, NDArray noise, int i) {
        return new Mix(1, sigma(i)).of(clean, noise);
    }

    /** The level of x before call i. */
    private double sigma(int i) {
        return sigmas.sigmas()[(i + 1) / 2];
    }
}
