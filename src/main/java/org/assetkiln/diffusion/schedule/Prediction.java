package org.assetkiln.diffusion.schedule;

import org.assetkiln.model.config.PredictionType;

/**
 * What a UNet's output says about x = signal x0 + noise e, as weights of x and the output.
 *
 * @param type what the UNet predicts
 * @param signal weight of the clean latent in x
 * @param noise weight of the noise in x
 */
record Prediction(PredictionType type, double signal, double noise) {
    /** At a training step's share abar of signal variance. */
    static Prediction at(PredictionType type, double alphaCumprod) {
        return new Prediction(type, Math.sqrt(alphaCumprod), Math.sqrt(1 - alphaCumprod));
    }

    /** The estimate of the clean latent x0. */
    Mix clean() {
        return type == PredictionType.EPSILON ? new Mix(1 / signal, -noise / signal) : new Mix(signal, -noise);
    }

    /** The estimate of the noise e. */
    Mix direction() {
        return type == PredictionType.EPSILON ? new Mix(0, 1) : new Mix(noise, signal);
    }

    /** x of the clean latent and the noise. */
    Mix noised() {
        return new Mix(signal, noise);
    }

    /**
     * dx / dσ of x = x0 + σ e, of which the UNet sees x / sqrt(σ² + 1).
     *
     * @param sigma positive
     */
    static Mix derivative(PredictionType type, double sigma) {
        // x0 = x / (σ² + 1) - v σ / sqrt(σ² + 1), and the derivative is (x - x0) / σ.
        double variance = sigma * sigma + 1;
        return type == PredictionType.EPSILON ? new Mix(0, 1) : new Mix(sigma / variance, 1 / Math.sqrt(variance));
    }
}
