package org.assetkiln.model.blip;

import org.assetkiln.model.Layout;
import org.assetkiln.model.config.BlipConfig;
import org.assetkiln.model.config.BlipTextConfig;
import org.assetkiln.model.config.BlipVisionConfig;

/** The keys of transformers' BlipForConditionalGeneration. */
final class BlipLayout {
    static final String VISION = "vision_model.";
    static final String TEXT = "text_decoder.";
    static final String WORDS = TEXT + "bert.embeddings.word_embeddings.weight";
    static final String HEAD = TEXT + "cls.predictions.";
    static final String LAST = HEAD + "decoder.weight";

    private BlipLayout() {}

    static String visionLayer(int index) {
        return VISION + "encoder.layers." + index;
    }

    static String textLayer(int index) {
        return TEXT + "bert.encoder.layer." + index;
    }

    /** Where the last layer's matrix is. */
    static String lastMatrix(BlipTextConfig config) {
        return config.tied() ? WORDS : LAST;
    }

    static Layout of(BlipConfig config) {
        var layout = new Layout();
        vision(layout, config.vision());
        text(layout, config.text(), config.vision().width());
        return layout;
    }

    private static void vision(Layout layout, BlipVisionConfig config) {
        int width = config.width();
        layout.weight(VISION + "embeddings.class_embedding", 1, 1, width);
        layout.weight(VISION + "embeddings.position_embedding", 1, config.tokens(), width);
        layout.conv(VISION + "embeddings.patch_embedding", 3, width, config.patchSize());
        for (int i = 0; i < config.layers(); i++) {
            String layer = visionLayer(i);
            layout.norm(layer + ".layer_norm1", width);
            layout.linear(layer + ".self_attn.qkv", width, 3 * width);
            layout.linear(layer + ".self_attn.projection", width, width);
            layout.norm(layer + ".layer_norm2", width);
            layout.linear(layer + ".mlp.fc1", width, config.intermediate());
            layout.linear(layer + ".mlp.fc2", config.intermediate(), width);
        }
        layout.norm(VISION + "post_layernorm", width);
    }

    private static void text(Layout layout, BlipTextConfig config, int imageWidth) {
        int width = config.width();
        layout.embedding(TEXT + "bert.embeddings.word_embeddings", config.vocabSize(), width);
        layout.embedding(TEXT + "bert.embeddings.position_embeddings", config.positions(), width);
        layout.norm(TEXT + "bert.embeddings.LayerNorm", width);
        for (int i = 0; i < config.layers(); i++) {
            String layer = textLayer(i);
            attention(layout, layer + ".attention", width, width);
            attention(layout, layer + ".crossattention", width, imageWidth);
            layout.linear(layer + ".intermediate.dense", width, config.intermediate());
            layout.linear(layer + ".output.dense", config.intermediate(), width);
            layout.norm(layer + ".output.LayerNorm", width);
        }
        layout.linear(HEAD + "transform.dense", width, width);
        layout.norm(HEAD + "transform.LayerNorm", width);
        layout.weight(HEAD + "bias", config.vocabSize());
        if (!config.tied()) {
            layout.weight(LAST, config.vocabSize(), width);
        }
    }

    private static void attention(Layout layout, String name, int width, int seen) {
        layout.linear(name + ".self.query", width, width);
        layout.linear(name + ".self.key", seen, width);
        layout.linear(name + ".self.value", seen, width);
        layout.linear(name + ".output.dense", width, width);
        layout.norm(name + ".output.LayerNorm", width);
    }
}
