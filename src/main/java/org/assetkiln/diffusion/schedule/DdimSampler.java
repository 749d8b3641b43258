package org.assetkiln.diffusion.schedule;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.model.config.SchedulerConfig;
import org.assetkiln.model.config.TimestepSpacing;
import org.assetkiln.tensor.Noise;

/** DDIM with η = 0, Song et al. 2020, arXiv 2010.02502, formula 12; equal to diffusers' DDIMScheduler. */
public final class DdimSampler implements Sampler {
    private final SchedulerConfig config;
    private final NoiseSchedule schedule;
    private final double[] timesteps;

    /**
     * A sampler.
     *
     * @param config the model's scheduler configuration, whichever scheduler it names
     * @param steps number of steps, 1 to the number of training steps
     * @throws IllegalArgumentException if the number is out of range, or the first step has no signal and the model
     *     predicts noise, which then tells nothing about the picture
     */
    public DdimSampler(SchedulerConfig config, int steps) {
        this.config = config;
        this.schedule = new NoiseSchedule(config);
        this.timesteps = Timesteps.spaced(
                config.spacingOr(TimestepSpacing.LEADING), config.trainSteps(), steps, config.stepsOffset());
        for (int i = 0; i < steps; i++) {
            // The offset can lead past the last training step when every one is visited.
            timesteps[i] = Math.min(Math.rint(timesteps[i]), config.trainSteps() - 1.0);
        }
        if (config.predictionType() == PredictionType.EPSILON && alpha(0) == 0) {
            throw new IllegalArgumentException("With rescale_betas_zero_snr and this spacing of steps DDIM needs a"
                    + " v_prediction model, not epsilon: choose Euler.");
        }
    }

    @Override
    public double[] timesteps() {
        return timesteps.clone();
    }

    @Override
    public double initialNoiseSigma() {
        return 1;
    }

    @Override
    public int begin(double strength) {
        return Strength.begin(timesteps.length, strength);
    }

    @Override
    public NDArray scaleInput(NDArray x, int i) {
        return x;
    }

    @Override
    public NDArray step(NDArray modelOutput, int i, NDArray x, Noise noise) {
        double next = alphaAfter(i);
        Mix clean = clean(i);
        Mix direction = noise(i);
        double signalNext = Math.sqrt(next);
        double noiseNext = Math.sqrt(1 - next);
        if (!config.clipSample()) {
            return new Mix(
                            signalNext * clean.a() + noiseNext * direction.a(),
                            signalNext * clean.b() + noiseNext * direction.b())
                    .of(x, modelOutput);
        }
        // In a scope, because DJL leaves the two bounds of a clip behind.
        try (NDManager scope = x.getManager().newSubManager()) {
            NDArray estimate = clean.of(x, modelOutput);
            NDArray towards = direction.of(x, modelOutput);
            scope.attachAll(estimate, towards);
            float range = (float) config.clipSampleRange();
            NDArray result = new Mix(signalNext, noiseNext).of(estimate.clip(-range, range), towards);
            result.attach(x.getManager());
            return result;
        }
    }

    @Override
    public NDArray noised(NDArray clean, NDArray noise, int i) {
        double alpha = alpha(i);
        return new Mix(Math.sqrt(alpha), Math.sqrt(1 - alpha)).of(clean, noise);
    }

    private double alpha(int i) {
        return schedule.alphaCumprod((int) timesteps[i]);
    }

    private double alphaAfter(int i) {
        int next = (int) timesteps[i] - config.trainSteps() / timesteps.length;
        if (next >= 0) {
            return schedule.alphaCumprod(next);
        }
        return config.alphaToOne() ? 1 : schedule.alphaCumprod(0);
    }

    /** The estimate of the clean latent from x and the prediction. */
    private Mix clean(int i) {
        double signal = Math.sqrt(alpha(i));
        double noise = Math.sqrt(1 - alpha(i));
        return config.predictionType() == PredictionType.EPSILON
                ? new Mix(1 / signal, -noise / signal)
                : new Mix(signal, -noise);
    }

    /** The estimate of the noise from x and the prediction. */
    private Mix noise(int i) {
        return config.predictionType() == PredictionType.EPSILON
                ? new Mix(0, 1)
                : new Mix(Math.sqrt(1 - alpha(i)), Math.sqrt(alpha(i)));
    }
}
