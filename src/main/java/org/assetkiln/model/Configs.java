package org.assetkiln.model;

import java.nio.file.Path;
import java.util.Map;
import org.assetkiln.model.config.ClipTextConfig;
import org.assetkiln.model.config.SchedulerConfig;
import org.assetkiln.model.config.UNetConfig;
import org.assetkiln.model.config.VaeConfig;

/** The configurations of a model's parts. */
record Configs(UNetConfig unet, VaeConfig vae, ClipTextConfig text, SchedulerConfig scheduler) {
    /** An inpainting UNet also takes the picture's latents and the mask. */
    boolean inpainting() {
        return unet.inChannels() == 2 * vae.latentChannels() + 1;
    }

    /** The texts of the configurations by their paths in a diffusers folder. */
    Map<String, String> texts() {
        return Map.of(
                "unet/config.json", unet.json(),
                "vae/config.json", vae.json(),
                "text_encoder/config.json", text.json(),
                "scheduler/scheduler_config.json", scheduler.json());
    }

    /** Refuses parts that do not belong together. */
    void check(Path path) throws ModelFormatException {
        if (unet.crossAttentionDim() != text.hiddenSize()) {
            throw new ModelFormatException(
                    "%s cannot be used: its UNet expects text %d wide, its text encoder gives %d."
                            .formatted(path, unet.crossAttentionDim(), text.hiddenSize()));
        }
        if (unet.inChannels() != vae.latentChannels() && !inpainting()) {
            throw new ModelFormatException(
                    "%s cannot be used: its UNet takes %d channels, its autoencoder gives %d; choose a text-to-image or an inpainting model."
                            .formatted(path, unet.inChannels(), vae.latentChannels()));
        }
    }
}
