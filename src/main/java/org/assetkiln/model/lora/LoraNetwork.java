package org.assetkiln.model.lora;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The networks a LoRA file speaks of, with the prefixes of their modules' names in files for Stable Diffusion 1 and 2. */
public enum LoraNetwork {
    /** The last: PEFT's own files and those of attention processors name no network. */
    UNET("lora_unet_", "unet.", "diffusion_model.", "base_model.model.", ""),
    /** Some tools number the text encoder although there is only one. */
    TEXT_ENCODER("lora_te_", "lora_te1_", "text_encoder.", "base_model.model.", "");

    private final List<String> prefixes;

    LoraNetwork(String... prefixes) {
        this.prefixes = List.of(prefixes);
    }

    /** A module's name in a kohya file that is written: the usual prefix, and the path with every dot as an underscore. */
    String kohyaName(String modulePath) {
        return prefixes.get(0) + modulePath.replace('.', '_');
    }

    /** A module's name in a file of diffusers or PEFT that is written. */
    String peftName(String modulePath) {
        return (this == UNET ? "unet." : "text_encoder.") + modulePath;
    }

    /**
     * The layer of a model that a module's name in a file means.
     *
     * @return null if this network has no such layer
     */
    @Nullable
    String path(String module, LoraBase base) {
        for (String prefix : prefixes) {
            if (module.startsWith(prefix)) {
                String path = base.path(this, module.substring(prefix.length()));
                if (path != null) {
                    return path;
                }
            }
        }
        return null;
    }
}
