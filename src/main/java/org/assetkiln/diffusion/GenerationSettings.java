package org.assetkiln.diffusion;

import java.util.List;

/**
 * Everything needed to make a picture again.
 *
 * @param model absolute folder of the model
 * @param loras LoRA files on top of it
 * @param prompt what to show
 * @param negativePrompt what to stay away from; empty for none
 * @param width pixels, divisible by 8
 * @param height pixels, divisible by 8
 * @param steps sampler steps, 1 to 1000
 * @param guidance classifier-free guidance scale; 1 turns guidance off
 * @param sampler the sampler
 * @param seed seed of the first picture; picture i uses seed + i
 * @param count number of pictures
 */
public record GenerationSettings(
        String model,
        List<LoraChoice> loras,
        String prompt,
        String negativePrompt,
        int width,
        int height,
        int steps,
        double guidance,
        SamplerKind sampler,
        long seed,
        int count) {
    public GenerationSettings {
        loras = List.copyOf(loras);
    }
}
