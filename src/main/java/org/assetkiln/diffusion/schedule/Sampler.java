package org.assetkiln.diffusion.schedule;

import ai.djl.ndarray.NDArray;
import org.assetkiln.tensor.Noise;

/**
 * Turns noise into latent images in a number of steps, asking the UNet at each.
 *
 * <pre>{@code
 * first = 0, x = noise * initialNoiseSigma()                       from nothing
 * first = begin(strength), x = noised(image, noise, first)         from an image
 * for i in first .. timesteps().length - 1
 *     x = step(unet(scaleInput(x, i), timesteps()[i]), i, x, noise)
 * }</pre>
 *
 * <p>Serves one batch, once: some samplers remember earlier predictions, so steps must be taken in order, without gaps,
 * from whichever is first. Arrays are float32 and may have any shape; results, and what is remembered, belong to the
 * manager of x, which therefore must live until the last step.
 */
public interface Sampler {
    /**
     * The time that the UNet is given at each call, from the noisiest down; not always whole. May be more than the number
     * of steps that was asked for: Heun's method calls twice a step, PNDM once or a few times more in all.
     */
    double[] timesteps();

    /** What standard normal noise is multiplied with to start; 1 unless a sampler says otherwise. */
    default double initialNoiseSigma() {
        return 1;
    }

    /**
     * Where to begin when the start is an image, as diffusers' image-to-image and inpainting have it.
     *
     * @param strength how much of the path is walked, above 0 to 1 for all of it
     * @return index of the first step
     * @throws IllegalArgumentException if the strength is out of range or leaves no step
     */
    default int begin(double strength) {
        return Strength.begin(timesteps().length, strength);
    }

    /** What the UNet is given for x at step i: a new array, or x itself where nothing is to be scaled. */
    default NDArray scaleInput(NDArray x, int i) {
        return x;
    }

    /**
     * One step.
     *
     * @param modelOutput the UNet's prediction, of x's shape
     * @param i index of the step
     * @param x the latents before the step, (B, ...); unchanged
     * @param noise drawn from by the samplers that add noise at each step, left alone by the others
     * @return the latents after it, a new array
     */
    NDArray step(NDArray modelOutput, int i, NDArray x, Noise noise);

    /**
     * A clean latent brought to the noise level at which step i begins, to start from an image or to keep a part of one.
     *
     * @param clean the latent image
     * @param noise standard normal, of the same shape
     * @param i index of the step
     * @return a new array on clean's manager
     */
    NDArray noised(NDArray clean, NDArray noise, int i);
}
