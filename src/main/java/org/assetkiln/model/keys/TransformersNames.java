package org.assetkiln.model.keys;

import java.util.List;
import java.util.Map;

/** The names that diffusers and transformers themselves have used for the same weight, newest first. */
public final class TransformersNames {
    private static final String TEXT = "text_model.";
    private static final Map<String, String> OLD_ATTENTION = Map.of(
            ".to_q.", ".query.",
            ".to_k.", ".key.",
            ".to_v.", ".value.",
            ".to_out.0.", ".proj_attn.");

    private TransformersNames() {}

    /** The UNet's names never changed. */
    public static List<Place> unet(String name) {
        return List.of(Place.of(name));
    }

    /** Before diffusers 0.12 the autoencoder's attention had names of its own. */
    public static List<Place> vae(String name) {
        for (Map.Entry<String, String> entry : OLD_ATTENTION.entrySet()) {
            if (name.contains(".attentions.0" + entry.getKey())) {
                return List.of(Place.of(name), Place.of(name.replace(entry.getKey(), entry.getValue())));
            }
        }
        return List.of(Place.of(name));
    }

    /** transformers 5 writes the text encoder without the prefix. */
    public static List<Place> text(String name) {
        String bare = name.startsWith(TEXT) ? name.substring(TEXT.length()) : name;
        return List.of(Place.of(name), Place.of(bare));
    }
}
