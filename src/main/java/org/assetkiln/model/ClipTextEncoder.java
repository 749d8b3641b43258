package org.assetkiln.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.assetkiln.model.config.Activation;
import org.assetkiln.model.config.ClipTextConfig;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Weights;

/**
 * CLIP's text tower (Radford et al. 2021, arXiv 2103.00020), with the key names of transformers' CLIPTextModel. B batch,
 * T tokens, D width.
 */
public final class ClipTextEncoder {
    static final String PREFIX = "text_model.";

    private final ClipTextConfig config;
    private final Weights weights;

    /** @param weights float32, with the keys and shapes of {@link #layout} */
    public ClipTextEncoder(ClipTextConfig config, Weights weights) {
        this.config = config;
        this.weights = weights;
    }

    public ClipTextConfig config() {
        return config;
    }

    /** The weights, beside which a LoRA may be put. */
    public Weights weights() {
        return weights;
    }

    /**
     * @param ids token ids (B, T), 64-bit integers, T at most the positions the model knows
     * @return the last hidden state after the final layer norm (B, T, D)
     */
    public NDArray forward(NDManager scope, NDArray ids) {
        return forward(scope, ids, 0);
    }

    /**
     * @param ids token ids (B, T), 64-bit integers, T at most the positions the model knows
     * @param skip how many of the last layers to leave out, as diffusers' {@code clip_skip}: 0 for none; what other
     *     programs call clip skip is one more
     * @return the hidden state after the last layer taken and the final layer norm (B, T, D)
     * @throws IllegalArgumentException if no layer is left
     */
    public NDArray forward(NDManager scope, NDArray ids, int skip) {
        if (skip < 0 || skip >= config.layers()) {
            throw new IllegalArgumentException(
                    "This model's text encoder has %d layers: clip skip can be 0 to %d, not %d."
                            .formatted(config.layers(), config.layers() - 1, skip));
        }
        NDArray x = Kernels.call(scope, "text_embeddings", weights, PREFIX + "embeddings", ids);
        for (int i = 0; i < config.layers() - skip; i++) {
            NDArray next = Kernels.call(
                    scope,
                    "text_layer",
                    weights,
                    PREFIX + "encoder.layers." + i,
                    x,
                    config.heads(),
                    config.layerNormEps(),
                    config.activation() == Activation.QUICK_GELU);
            x.close();
            x = next;
        }
        try (NDArray last = x) {
            return Kernels.call(scope, "layer_norm", weights, PREFIX + "final_layer_norm", last, config.layerNormEps());
        }
    }

    /** The keys and shapes of the weights. */
    public static Layout layout(ClipTextConfig config) {
        var layout = new Layout();
        int width = config.hiddenSize();
        layout.embedding(PREFIX + "embeddings.token_embedding", config.vocabSize(), width);
        layout.embedding(PREFIX + "embeddings.position_embedding", config.maxPositions(), width);
        for (int i = 0; i < config.layers(); i++) {
            String layer = PREFIX + "encoder.layers." + i;
            layout.norm(layer + ".layer_norm1", width);
            layout.norm(layer + ".layer_norm2", width);
            for (String part : new String[] {"q_proj", "k_proj", "v_proj", "out_proj"}) {
                layout.linear(layer + ".self_attn." + part, width, width);
            }
            layout.linear(layer + ".mlp.fc1", width, config.intermediateSize());
            layout.linear(layer + ".mlp.fc2", config.intermediateSize(), width);
        }
        layout.norm(PREFIX + "final_layer_norm", width);
        return layout;
    }
}
