package org.assetkiln.training.settings;

import java.util.List;
import org.assetkiln.diffusion.SamplerKind;

/**
 * The pictures a run makes of itself, always with the same seeds, at step 0 and every so many steps.
 *
 * @param prompts one column of the sample matrix each
 * @param every steps between two rows; 0 samples only at the start and the end
 * @param steps sampler steps for a picture
 * @param guidance classifier-free guidance scale, 1 for none
 * @param sampler the sampler
 * @param seed seed of the first prompt; prompt i uses seed + i
 */
public record SamplingSettings(
        List<String> prompts, int every, int steps, double guidance, SamplerKind sampler, long seed) {
    public SamplingSettings {
        prompts = List.copyOf(prompts);
    }
}
