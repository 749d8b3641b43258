package org.assetkiln.diffusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.assetkiln.diffusion.schedule.Sampler;
import org.assetkiln.model.Course;
import org.assetkiln.model.UNet;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Noise;
import org.jspecify.annotations.Nullable;

/**
 * Classifier-free guidance (Ho and Salimans 2022, arXiv 2207.12598) along a sampler's steps.
 *
 * @param unet the network
 * @param sampler the steps
 * @param noise for the samplers that add some at each step
 * @param guidance scale on the difference between with and without prompt; at most 1 leaves guidance out
 */
record Denoiser(UNet unet, Sampler sampler, Noise noise, double guidance) {
    boolean guided() {
        return guidance > 1;
    }

    /**
     * One step.
     *
     * @param x latents (B, C, H, W)
     * @param seen what an inpainting network sees beside the latents (B, 1 + C, H, W); null for others
     * @param course the prompts, the negative ones first, when guided; else the prompts alone
     * @return new latents on the scope
     */
    NDArray step(NDManager scope, NDArray x, int i, @Nullable NDArray seen, Course course) {
        try (NDManager inner = scope.newSubManager()) {
            NDArray input = inScope(inner, sampler.scaleInput(x, i), x);
            if (seen != null) {
                input = Kernels.call(inner, "join", input, seen);
            }
            NDArray both = guided() ? Kernels.call(inner, "twice", input) : input;
            NDArray predicted = unet.forward(inner, both, course, i);
            if (guided()) {
                predicted = Kernels.call(inner, "guide", predicted, guidance);
            }
            NDArray next = sampler.step(predicted, i, x, noise);
            next.attach(scope);
            return next;
        }
    }

    private static NDArray inScope(NDManager scope, NDArray result, NDArray input) {
        if (result != input) {
            result.attach(scope);
        }
        return result;
    }
}
