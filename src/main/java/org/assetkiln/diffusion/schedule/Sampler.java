package org.assetkiln.diffusion.schedule;

import ai.djl.ndarray.NDArray;

/**
 * Turns noise into a latent image in a number of steps, asking the UNet at each.
 *
 * <pre>{@code
 * x = noise * initialNoiseSigma()
 * for i in 0 .. timesteps().length - 1
 *     x = step(unet(scaleInput(x, i), timesteps()[i]), i, x)
 * }</pre>
 *
 * <p>Immutable; arrays may have any shape and are float32. Results belong to the manager of x.
 */
public interface Sampler {
    /** The time that the UNet is given at each step, from the noisiest down; not always whole. */
    double[] timesteps();

    /** What standard normal noise is multiplied with to start. */
    double initialNoiseSigma();

    /** What the UNet is given for x at step i: a new array, or x itself where nothing is to be scaled. */
    NDArray scaleInput(NDArray x, int i);

    /**
     * One step.
     *
     * @param modelOutput the UNet's prediction, of x's shape
     * @param i index of the step, from 0
     * @param x the latent before the step; unchanged
     * @return the latent after it, a new array
     */
    NDArray step(NDArray modelOutput, int i, NDArray x);

    /**
     * A clean latent brought to the noise level at which step i begins, to start from an image.
     *
     * @param clean the latent image
     * @param noise standard normal, of the same shape
     * @param i index of the step, from 0
     * @return a new array on clean's manager
     */
    NDArray noised(NDArray clean, NDArray noise, int i);
}
