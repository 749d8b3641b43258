package org.assetkiln.model.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.assetkiln.model.ModelFormatException;

/**
 * Sizes of BLIP's text decoder, a BERT whose layers also look at the image.
 *
 * @param vocabSize number of tokens, start token included
 * @param width of a token
 * @param intermediate width of the feed-forward layers
 * @param layers transformer layers
 * @param heads attention heads of each
 * @param positions longest sequence
 * @param eps epsilon of the layer norms
 * @param start token that every caption begins with
 * @param end token that every caption ends with
 * @param padding token behind the end
 * @param tied whether the last layer's matrix is that of the word embeddings
 */
public record BlipTextConfig(
        int vocabSize,
        int width,
        int intermediate,
        int layers,
        int heads,
        int positions,
        double eps,
        int start,
        int end,
        int padding,
        boolean tied) {
    private static final int PUBLISHED_WIDTH = 768;
    private static final int TRAP = 8;

    static BlipTextConfig of(ConfigJson json) throws ModelFormatException {
        json.only("model_type", "blip_text_model");
        json.only("hidden_act", "gelu");
        json.only("is_decoder", true);
        json.only("position_embedding_type", "absolute");
        int vocabulary = json.integer("vocab_size", 30524, 4);
        var config = new BlipTextConfig(
                vocabulary,
                json.integer("hidden_size", PUBLISHED_WIDTH, 1),
                json.integer("intermediate_size", 3072, 1),
                json.integer("num_hidden_layers", 12, 1, 256),
                json.integer("num_attention_heads", TRAP, 1),
                json.integer("max_position_embeddings", 512, 4),
                json.number("layer_norm_eps", 1e-12),
                json.integer("bos_token_id", 30522, 0, vocabulary - 1),
                json.integer("sep_token_id", 102, 0, vocabulary - 1),
                json.integer("pad_token_id", 0, 0, vocabulary - 1),
                json.flag("tie_word_embeddings", true));
        json.check(
                config.width != PUBLISHED_WIDTH || config.heads != TRAP,
                "num_attention_heads",
                "12: all BLIP models of this width have 12 heads, though transformers takes 8 where the file says"
                        + " nothing. Write \"num_attention_heads\": 12 into text_config");
        json.check(config.width % config.heads == 0, "num_attention_heads", "a divisor of hidden_size");
        json.check(config.eps > 0, "layer_norm_eps", "a positive number");
        return config;
    }

    /** The same with or without a last matrix of its own. */
    public BlipTextConfig withTied(boolean other) {
        return new BlipTextConfig(
                vocabSize, width, intermediate, layers, heads, positions, eps, start, end, padding, other);
    }

    void write(ObjectNode json, int imageWidth) {
        json.put("model_type", "blip_text_model")
                .put("vocab_size", vocabSize)
                .put("hidden_size", width)
                .put("encoder_hidden_size", imageWidth)
                .put("intermediate_size", intermediate)
                .put("num_hidden_layers", layers)
                .put("num_attention_heads", heads)
                .put("max_position_embeddings", positions)
                .put("hidden_act", "gelu")
                .put("layer_norm_eps", eps)
                .put("hidden_dropout_prob", 0.0)
                .put("attention_probs_dropout_prob", 0.0)
                .put("is_decoder", true)
                .put("bos_token_id", start)
                .put("sep_token_id", end)
                .put("eos_token_id", end)
                .put("pad_token_id", padding)
                .put("tie_word_embeddings", tied);
    }
}
