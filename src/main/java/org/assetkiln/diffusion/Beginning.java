package org.assetkiln.diffusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.assetkiln.diffusion.schedule.Sampler;
import org.assetkiln.tensor.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * Where a batch enters the sampler.
 *
 * @param latents noisy latents (B, C, H, W) at the beginning of the first step
 * @param first index of the first step
 * @param kept what is put back after each step; null when nothing is
 * @param seen what an inpainting network sees beside the latents: (B, 1 + C, H, W), the mask and the latents of what is
 *     kept; null for other networks
 */
record Beginning(NDArray latents, int first, @Nullable Kept kept, @Nullable NDArray seen) {
    /**
     * The part of a picture that stays.
     *
     * @param mask (1, 1, H, W), 1 where to paint
     * @param clean latents of the picture (B, C, H, W)
     * @param noise what it is noised with
     */
    record Kept(NDArray mask, NDArray clean, NDArray noise) {
        /**
         * Puts it back.
         *
         * @param step the step that was just taken
         * @return a new array on the scope
         */
        NDArray into(NDManager scope, NDArray latents, Sampler sampler, int step) {
            if (step + 1 == sampler.timesteps().length) {
                return Kernels.call(scope, "masked", mask, latents, clean);
            }
            try (NDArray noised = sampler.noised(clean, noise, step + 1)) {
                return Kernels.call(scope, "masked", mask, latents, noised);
            }
        }
    }
}
