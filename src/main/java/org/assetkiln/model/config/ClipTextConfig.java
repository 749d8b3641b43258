package org.assetkiln.model.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.model.ModelFormatException;

/**
 * Sizes of a CLIPTextModel, as in {@code text_encoder/config.json}.
 *
 * @param vocabSize number of tokens
 * @param hiddenSize width
 * @param intermediateSize width of the feed-forward layers
 * @param projectionDim width of the joint space; a text encoder alone does not use it
 * @param layers transformer layers
 * @param heads attention heads of each
 * @param maxPositions longest sequence, start and end tokens included
 * @param activation of the feed-forward layers
 * @param layerNormEps epsilon of the layer norms
 */
public record ClipTextConfig(
        int vocabSize,
        int hiddenSize,
        int intermediateSize,
        int projectionDim,
        int layers,
        int heads,
        int maxPositions,
        Activation activation,
        double layerNormEps) {
    /**
     * Reads {@code config.json}.
     *
     * @throws ModelFormatException if it asks for what Assetkiln's text encoder cannot do
     */
    public static ClipTextConfig read(Path file) throws IOException {
        return of(ConfigJson.read(file));
    }

    /** As {@link #read}, from a text; the file is for error messages. */
    public static ClipTextConfig parse(Path file, String text) throws ModelFormatException {
        return of(ConfigJson.parse(file, text));
    }

    private static ClipTextConfig of(ConfigJson json) throws ModelFormatException {
        json.only("model_type", "clip_text_model");
        ClipTextConfig config = new ClipTextConfig(
                json.integer("vocab_size", 49408, 3),
                json.integer("hidden_size", 512, 1),
                json.integer("intermediate_size", 2048, 1),
                json.integer("projection_dim", 512, 0),
                json.integer("num_hidden_layers", 12, 1, 256),
                json.integer("num_attention_heads", 8, 1),
                json.integer("max_position_embeddings", 77, 3),
                json.choice("hidden_act", Activation.QUICK_GELU),
                json.number("layer_norm_eps", 1e-5));
        json.check(config.hiddenSize % config.heads == 0, "num_attention_heads", "a divisor of hidden_size");
        json.check(config.layerNormEps > 0, "layer_norm_eps", "a positive number");
        return config;
    }

    /** Writes a {@code config.json} that transformers loads. */
    public void write(Path file) throws IOException {
        AtomicFiles.write(file, json());
    }

    /** The text of a {@code config.json} that transformers loads; the last two tokens are start and end of text. */
    public String json() {
        ObjectNode json = ConfigJson.object("CLIPTextModel");
        json.remove("_class_name");
        json.putArray("architectures").add("CLIPTextModel");
        json.put("model_type", "clip_text_model")
                .put("vocab_size", vocabSize)
                .put("hidden_size", hiddenSize)
                .put("intermediate_size", intermediateSize)
                .put("projection_dim", projectionDim)
                .put("num_hidden_layers", layers)
                .put("num_attention_heads", heads)
                .put("max_position_embeddings", maxPositions)
                .put("hidden_act", ConfigJson.lower(activation))
                .put("layer_norm_eps", layerNormEps)
                .put("attention_dropout", 0.0)
                .put("bos_token_id", vocabSize - 2)
                .put("eos_token_id", vocabSize - 1)
                .put("pad_token_id", vocabSize - 1)
                .put("torch_dtype", "float32");
        return ConfigJson.text(json);
    }
}
