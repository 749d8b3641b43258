package org.assetkiln.model.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.assetkiln.model.ModelFormatException;

/**
 * Sizes of BLIP's image encoder, a vision transformer.
 *
 * @param imageSize edge of the square it looks at, pixels
 * @param patchSize edge of the squares that become tokens, pixels
 * @param width of a token
 * @param intermediate width of the feed-forward layers
 * @param layers transformer layers
 * @param heads attention heads of each
 * @param eps epsilon of the layer norms
 */
public record BlipVisionConfig(
        int imageSize, int patchSize, int width, int intermediate, int layers, int heads, double eps) {
    static BlipVisionConfig of(ConfigJson json) throws ModelFormatException {
        json.only("model_type", "blip_vision_model");
        json.only("hidden_act", "gelu");
        var config = new BlipVisionConfig(
                json.integer("image_size", 384, 1, 4096),
                json.integer("patch_size", 16, 1, 1024),
                json.integer("hidden_size", 768, 1),
                json.integer("intermediate_size", 3072, 1),
                json.integer("num_hidden_layers", 12, 1, 256),
                json.integer("num_attention_heads", 12, 1),
                json.number("layer_norm_eps", 1e-5));
        json.check(config.imageSize % config.patchSize == 0, "patch_size", "a divisor of image_size");
        json.check(config.width % config.heads == 0, "num_attention_heads", "a divisor of hidden_size");
        json.check(config.eps > 0, "layer_norm_eps", "a positive number");
        return config;
    }

    /** One for every patch and one for the whole. */
    public int tokens() {
        int edge = imageSize / patchSize;
        return edge * edge + 1;
    }

    void write(ObjectNode json) {
        json.put("model_type", "blip_vision_model")
                .put("image_size", imageSize)
                .put("patch_size", patchSize)
                .put("hidden_size", width)
                .put("intermediate_size", intermediate)
                .put("num_hidden_layers", layers)
                .put("num_attention_heads", heads)
                .put("hidden_act", "gelu")
                .put("layer_norm_eps", eps)
                .put("attention_dropout", 0.0);
    }
}
