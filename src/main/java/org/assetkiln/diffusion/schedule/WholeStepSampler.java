package org.assetkiln.diffusion.schedule;

import ai.djl.ndarray.NDArray;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.model.config.SchedulerConfig;

/** A sampler that visits steps of training and nothing between them. */
abstract class WholeStepSampler implements Sampler {
    final SchedulerConfig config;
    final NoiseSchedule schedule;
    final double[] timesteps;

    /**
     * Checks that the first step tells something.
     *
     * @param config the model's scheduler configuration, whichever scheduler it names
     * @param timesteps falling steps of training
     * @param name of the sampler, for the message
     * @throws IllegalArgumentException if the first step has no signal and the model predicts noise, which then tells
     *     nothing about the picture
     */
    WholeStepSampler(SchedulerConfig config, double[] timesteps, String name) {
        this.config = config;
        this.schedule = new NoiseSchedule(config);
        this.timesteps = timesteps;
        if (config.predictionType() == PredictionType.EPSILON && schedule.alphaCumprod((int) timesteps[0]) == 0) {
            throw new IllegalArgumentException("With rescale_betas_zero_snr and this spacing of steps " + name
                    + " needs a v_prediction model, not epsilon: choose Euler.");
        }
    }

    @Override
    public final double[] timesteps() {
        return timesteps.clone();
    }

    @Override
    public final NDArray noised(NDArray clean, NDArray noise, int i) {
        return prediction(i).noised().of(clean, noise);
    }

    final Prediction prediction(int i) {
        return Prediction.at(config.predictionType(), schedule.alphaCumprod((int) timesteps[i]));
    }
}
