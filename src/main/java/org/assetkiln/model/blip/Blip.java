package org.assetkiln.model.blip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assetkiln.model.Layout;
import org.assetkiln.model.config.BlipConfig;
import org.assetkiln.model.config.BlipTextConfig;
import org.assetkiln.model.config.BlipVisionConfig;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Runner;
import org.assetkiln.tensor.Weights;

/**
 * The whole network, with the key names of transformers' BlipForConditionalGeneration: recorded for a backward pass or not,
 * as the runner and the thread's gradient mode say. B batch, N image tokens, T text tokens, Dv and D widths, V vocabulary.
 */
public final class Blip {
    /** A label that counts for nothing, as on padding and on a start text. */
    public static final long IGNORED = -100;

    private static final double INITIAL_DEVIATION = 0.02;

    private final BlipConfig config;
    private final Weights weights;

    /** @param weights float32, with the keys and shapes of {@link #layout} */
    public Blip(BlipConfig config, Weights weights) {
        this.config = config;
        this.weights = weights;
    }

    public BlipConfig config() {
        return config;
    }

    /** The weights by name; each is there once, also a last matrix that is the word embeddings'. */
    public Weights weights() {
        return weights;
    }

    /** The keys and shapes of the weights. */
    public static Layout layout(BlipConfig config) {
        return BlipLayout.of(config);
    }

    /**
     * Weights to start a training from nothing, as BERT's and the vision transformer's authors start: normal with deviation
     * 0.02, norms 1, biases 0. The same seed gives the same weights.
     *
     * @param manager receives them, float32
     */
    public static Map<String, NDArray> randomWeights(BlipConfig config, long seed, NDManager manager) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        long next = seed * 1_000_003;
        for (var entry : layout(config).shapes().entrySet()) {
            long[] shape = entry.getValue();
            NDArray array;
            if (shape.length > 1) {
                array = Kernels.call(manager, "randn", shape, next++);
                array.muli((float) INITIAL_DEVIATION);
            } else {
                float value = entry.getKey().endsWith(".weight") ? 1 : 0;
                array = manager.full(new Shape(shape), value);
            }
            arrays.put(entry.getKey(), array);
        }
        return arrays;
    }

    /**
     * Looks at pictures.
     *
     * @param pixels (B, 3, S, S), normalised
     * @return image tokens after the last norm (B, N, Dv)
     */
    public NDArray image(Runner run, NDArray pixels) {
        BlipVisionConfig vision = config.vision();
        NDArray x = run.call("blip_patches", weights, BlipLayout.VISION + "embeddings", pixels);
        for (int i = 0; i < vision.layers(); i++) {
            x = run.replace(
                    x, "blip_vision_layer", weights, BlipLayout.visionLayer(i), x, vision.heads(), vision.eps());
        }
        return run.replace(x, "layer_norm", weights, BlipLayout.VISION + "post_layernorm", x, vision.eps());
    }

    /**
     * Reads captions as far as they go and says for each token which may follow.
     *
     * @param image (B, N, Dv)
     * @param ids token numbers (B, T), 64-bit, the start token first; what follows the end is never looked at by what is before
     * @return logits (B, T, V)
     */
    public NDArray logits(Runner run, NDArray image, NDArray ids) {
        BlipTextConfig text = config.text();
        NDArray x = run.call("blip_embeddings", weights, BlipLayout.TEXT + "bert.embeddings", ids, text.eps());
        for (int i = 0; i < text.layers(); i++) {
            String layer = BlipLayout.textLayer(i);
            x = run.replace(x, "blip_text_layer", weights, layer, x, image, text.heads(), text.eps());
        }
        return run.replace(
                x,
                "blip_head",
                weights,
                BlipLayout.HEAD + "transform",
                x,
                BlipLayout.lastMatrix(text),
                BlipLayout.HEAD + "bias",
                text.eps());
    }

    /**
     * Mean cross entropy of the next tokens, with part of the probability spread over all (Szegedy et al. 2015, arXiv
     * 1512.00567).
     *
     * @param logits (B, T, V)
     * @param labels (B, T), 64-bit: the token at each place, {@link #IGNORED} where it does not count; the first never does
     * @param smoothing share that is spread, 0.1 in BLIP's training, 0 for none
     * @return a scalar
     */
    public NDArray loss(Runner run, NDArray logits, NDArray labels, double smoothing) {
        return run.call("caption_loss", logits, labels, smoothing);
    }
}
