package org.assetkiln.training.settings;

import java.util.List;
import org.assetkiln.diffusion.SamplerKind;
import org.jspecify.annotations.Nullable;

/**
 * How a run shows where it is, at step 0 and every so many steps: pictures with always the same seeds, and the validation
 * loss.
 *
 * @param prompts one column of the sample matrix each
 * @param every steps between two rows; 0 samples only at the start and the end
 * @param steps sampler steps for a picture
 * @param guidance classifier-free guidance scale, 1 for none
 * @param sampler the sampler
 * @param seed seed of the first prompt; prompt i uses seed + i
 * @param validationImages images, at most, on which the validation loss is measured, 0 for none; null for the usual number
 */
public record SamplingSettings(
        List<String> prompts,
        int every,
        int steps,
        double guidance,
        SamplerKind sampler,
        long seed,
        @Nullable Integer validationImages) {
    public SamplingSettings {
        prompts = List.copyOf(prompts);
    }

    /** With the usual validation. */
    public SamplingSettings(
            List<String> prompts, int every, int steps, double guidance, SamplerKind sampler, long seed) {
        this(prompts, every, steps, guidance, sampler, seed, null);
    }
}
