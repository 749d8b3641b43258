package org.assetkiln.diffusion.schedule;

import ai.djl.ndarray.NDArray;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.model.config.SchedulerConfig;
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
        this.timesteps = Timesteps.whole(config, steps);
        if (config.predictionType() == PredictionType.EPSILON && schedule.alphaCumprod((int) timesteps[0]) == 0) {
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

    @Override
    public NDArray noised(NDArray clean, NDArray noise, int i) {
        return prediction(i).noised().of(clean, noise);
    }

    private Prediction prediction(int i) {
        return Prediction.at(config.predictionType(), schedule.alphaCumprod((int) timesteps[i]));
    }

    private double alphaAfter(int i) {
        int next = (int) timesteps[i] - config.trainSteps() / timesteps.length;
        if (next >= 0) {
            return schedule.alphaCumprod(next);
        }
        return config.alphaToOneOr(true) ? 1 : schedule.alphaCumprod(0);
    }
}
