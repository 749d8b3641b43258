package org.assetkiln.model.lora;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The networks a LoRA file speaks of, with the prefixes of their modules' names in kohya's files for Stable Diffusion 1 and 2. */
public enum LoraNetwork {
    UNET("lora_unet_"),
    /** Some tools number the text encoder although there is only one. */
    TEXT_ENCODER("lora_te_", "lora_te1_");

    private final List<String> prefixes;

    LoraNetwork(String... prefixes) {
        this.prefixes = List.of(prefixes);
    }

    /** A module's name in a kohya file that is written: the usual prefix, and the path with every dot as an underscore. */
    public String kohyaName(String modulePath) {
        return prefixes.get(0) + underscored(modulePath);
    }

    /** A module's name in a file of diffusers or PEFT that is written. */
    String peftName(String modulePath) {
        return (this == UNET ? "unet." : "text_encoder.") + modulePath;
    }

    /**
     * What a tensor's or module's name in a kohya file says without this network's prefix.
     *
     * @return null if it belongs to another network
     */
    @Nullable
    String withoutPrefix(String kohyaName) {
        for (String prefix : prefixes) {
            if (kohyaName.startsWith(prefix)) {
                return kohyaName.substring(prefix.length());
            }
        }
        return null;
    }

    /** A module's path as kohya's names have it. */
    static String underscored(String modulePath) {
        return modulePath.replace('.', '_');
    }
}
