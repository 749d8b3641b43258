package org.assetkiln.diffusion;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
 * @param batch how many of them are made at once, which takes more memory; at least 1
 * @param extras what most pictures do without
 * @param start the picture to start from; null for noise
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
        int count,
        int batch,
        Extras extras,
        @Nullable StartImage start) {
    public GenerationSettings {
        loras = List.copyOf(loras);
        // Settings that were written before these were there.
        batch = Math.max(1, batch);
        extras = Objects.requireNonNullElse(extras, Extras.NONE);
    }

    /** Pictures from a prompt alone, one at a time. */
    public GenerationSettings(
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
        this(
                model,
                loras,
                prompt,
                negativePrompt,
                width,
                height,
                steps,
                guidance,
                sampler,
                seed,
                count,
                1,
                Extras.NONE,
                null);
    }

    /** The settings of one of the pictures alone. */
    public GenerationSettings only(int index) {
        return new GenerationSettings(
                model,
                loras,
                prompt,
                negativePrompt,
                width,
                height,
                steps,
                guidance,
                sampler,
                seed + index,
                1,
                1,
                extras,
                start);
    }
}
