package org.assetkiln.model.lora;

/** The networks a LoRA file speaks of, with the prefix of their modules' names in kohya's files for Stable Diffusion 1 and 2. */
public enum LoraNetwork {
    UNET("lora_unet_"),
    TEXT_ENCODER("lora_te_");

    private final String prefix;

    LoraNetwork(String prefix) {
        this.prefix = prefix;
    }

    /** A module's name in a kohya file: the prefix and the path with every dot as an underscore. */
    public String kohyaName(String modulePath) {
        return prefix + modulePath.replace('.', '_');
    }
}
