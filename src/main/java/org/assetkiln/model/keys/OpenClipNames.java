package org.assetkiln.model.keys;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text encoder's names in OpenCLIP, which keeps query, key and value of a layer in one tensor. */
public final class OpenClipNames {
    private static final Pattern LAYER = Pattern.compile("text_model\\.encoder\\.layers\\.(\\d+)\\.(.*)");
    private static final Pattern PROJECTION = Pattern.compile("self_attn\\.([qkv])_proj\\.(weight|bias)");
    private static final Map<String, String> LAYERS = Map.of(
            "layer_norm1", "ln_1",
            "layer_norm2", "ln_2",
            "mlp.fc1", "mlp.c_fc",
            "mlp.fc2", "mlp.c_proj",
            "self_attn.out_proj", "attn.out_proj");
    private static final Map<String, String> ENDS = Map.of(
            "text_model.embeddings.token_embedding", "token_embedding",
            "text_model.embeddings.position_embedding.weight", "positional_embedding",
            "text_model.final_layer_norm", "ln_final");

    private OpenClipNames() {}

    /** Where a weight of transformers' CLIPTextModel lies. */
    public static List<Place> places(String name) {
        Matcher layer = LAYER.matcher(name);
        if (!layer.matches()) {
            return List.of(Place.of(Renaming.start(name, ENDS)));
        }
        String start = "transformer.resblocks." + layer.group(1) + ".";
        Matcher projection = PROJECTION.matcher(layer.group(2));
        if (projection.matches()) {
            String key = start + "attn.in_proj_" + projection.group(2);
            return List.of(new Place(key, "qkv".indexOf(projection.group(1)), 3, false));
        }
        return List.of(Place.of(start + Renaming.start(layer.group(2), LAYERS)));
    }
}
