package org.assetkiln.model;

import org.assetkiln.model.config.UNetConfig;

/** Which published model another one has the sizes of; it decides with which LoRA files and programs it fits together. */
public enum Family {
    /** Stable Diffusion 1.1 to 1.5: text 768 wide. */
    SD1("Stable Diffusion 1"),
    /** Stable Diffusion 2.0 and 2.1: text 1024 wide. */
    SD2("Stable Diffusion 2"),
    /** The same kind of network in sizes of its own, as the bundled starter model. */
    OTHER("Own sizes");

    private final String displayName;

    Family(String displayName) {
        this.displayName = displayName;
    }

    /** Its name on the screen. */
    public String displayName() {
        return displayName;
    }

    static Family of(UNetConfig unet) {
        return switch (unet.crossAttentionDim()) {
            case 768 -> SD1;
            case 1024 -> SD2;
            default -> OTHER;
        };
    }
}
