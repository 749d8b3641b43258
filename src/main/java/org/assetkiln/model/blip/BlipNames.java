package org.assetkiln.model.blip;

import java.util.List;
import org.assetkiln.model.keys.Place;

/** What the weights are called in files of transformers and in those of BLIP's authors. */
final class BlipNames {
    /** A weight that only the authors' files have by this name. */
    static final String ORIGINAL_MARK = "visual_encoder.cls_token";

    private static final String BIAS = BlipLayout.HEAD + "bias";
    private static final String SAME_BIAS = BlipLayout.HEAD + "decoder.bias";
    private static final String EMBEDDINGS = BlipLayout.VISION + "embeddings.";

    private BlipNames() {}

    /** One tensor has two names, and files hold either or both. */
    static List<Place> transformers(String name) {
        return name.equals(BIAS) ? List.of(Place.of(BIAS), Place.of(SAME_BIAS)) : List.of(Place.of(name));
    }

    /** The names in Salesforce's own files; only the image encoder's differ. */
    static List<Place> original(String name) {
        return name.startsWith(BlipLayout.VISION) ? List.of(Place.of(vision(name))) : transformers(name);
    }

    private static String vision(String name) {
        if (name.startsWith(EMBEDDINGS)) {
            return "visual_encoder."
                    + name.substring(EMBEDDINGS.length())
                            .replace("class_embedding", "cls_token")
                            .replace("position_embedding", "pos_embed")
                            .replace("patch_embedding", "patch_embed.proj");
        }
        return name.replace("vision_model.encoder.layers", "visual_encoder.blocks")
                .replace("vision_model.post_layernorm", "visual_encoder.norm")
                .replace(".self_attn.projection.", ".attn.proj.")
                .replace(".self_attn.", ".attn.")
                .replace(".layer_norm1.", ".norm1.")
                .replace(".layer_norm2.", ".norm2.");
    }

    /** Whether a tensor must be the captioner's; files of the authors hold those of other tasks too. */
    static boolean own(String key) {
        boolean network =
                key.startsWith("vision_model.") || key.startsWith("visual_encoder.") || key.startsWith(BlipLayout.TEXT);
        return network && !key.endsWith("position_ids");
    }
}
