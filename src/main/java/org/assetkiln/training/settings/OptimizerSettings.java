package org.assetkiln.training.settings;

/**
 * AdamW (Loshchilov and Hutter 2017, arXiv 1711.05101) and its learning rate.
 *
 * @param learningRate rate of the UNet's weights, per optimizer step
 * @param textEncoderLearningRate rate of the text encoder's weights
 * @param schedule how the rate changes over the run
 * @param warmupSteps optimizer steps over which the rate rises from 0
 * @param beta1 decay of the gradient's mean, 0 to 1
 * @param beta2 decay of the squared gradient's mean, 0 to 1
 * @param weightDecay decoupled weight decay
 * @param epsilon added to the denominator
 * @param maxGradientNorm the global L2 norm over all trained weights is clipped to this
 * @param textEncoderSteps optimizer steps after which the text encoder stops learning; 0 for never
 * @param averageDecay decay of the exponential moving average of the weights, which then is the result, usually 0.999 or
 *     more; 0 turns it off
 */
public record OptimizerSettings(
        double learningRate,
        double textEncoderLearningRate,
        Schedule schedule,
        int warmupSteps,
        double beta1,
        double beta2,
        double weightDecay,
        double epsilon,
        double maxGradientNorm,
        int textEncoderSteps,
        double averageDecay) {
    /** Shape of the learning rate after the warm-up. */
    public enum Schedule {
        CONSTANT,
        LINEAR,
        COSINE
    }

    /** AdamW with the field's usual values at a given rate. */
    public static OptimizerSettings adamW(double learningRate) {
        return new OptimizerSettings(
                learningRate, learningRate / 2, Schedule.CONSTANT, 0, 0.9, 0.999, 1e-2, 1e-8, 1.0, 0, 0);
    }

    /** Whether the result is an average of the weights over the steps. */
    public boolean averages() {
        return averageDecay > 0;
    }
}
