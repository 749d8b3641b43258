package org.assetkiln.model.blip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assetkiln.model.config.BlipTextConfig;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Weights;

/**
 * A text decoder that writes token by token: with keys and values of the text so far, and of the picture, kept from step to
 * step. One kernel call a token. For threads that record no gradients. L layers, R rows of text, V vocabulary.
 */
public final class BlipDecoder {
    private static final Pattern FUSED = Pattern.compile(
            "text_decoder\\..*(\\.attention\\.self\\.(query|key|value)|\\.crossattention\\.self\\.(key|value))\\..*");
    private static final String TEXT = BlipLayout.TEXT.substring(0, BlipLayout.TEXT.length() - 1);
    /** The matrices that every token goes through; the pictures' are for many rows and stay as they are. */
    private static final Pattern EACH_TOKEN =
            Pattern.compile("(text_decoder\\..*\\.dense|.*\\.self\\.query|\\d+\\.text)\\.weight");

    private static final String PACKED_LAST = "last.packed";

    private final BlipTextConfig config;
    private final Weights weights;
    private String lastMatrix;

    private BlipDecoder(BlipTextConfig config, Weights weights) {
        this.config = config;
        this.weights = weights;
        this.lastMatrix = BlipLayout.lastMatrix(config);
    }

    /**
     * A network's decoder with the weights that it has now.
     *
     * @param manager keeps what is made of some of them
     */
    public static BlipDecoder of(Blip blip, NDManager manager) {
        BlipTextConfig config = blip.config().text();
        NDList fused =
                Kernels.callList(manager, "blip_fused", blip.weights(), TEXT + ".bert.encoder.layer", config.layers());
        Map<String, NDArray> all = new LinkedHashMap<>();
        blip.weights().arrays().forEach((name, array) -> {
            if (name.startsWith(BlipLayout.TEXT) && !FUSED.matcher(name).matches()) {
                all.put(name, array);
            }
        });
        for (int i = 0; i < config.layers(); i++) {
            all.put(i + ".text.weight", fused.get(4 * i));
            all.put(i + ".text.bias", fused.get(4 * i + 1));
            all.put(i + ".seen.weight", fused.get(4 * i + 2));
            all.put(i + ".seen.bias", fused.get(4 * i + 3));
        }
        return new BlipDecoder(config, new Weights(all, manager));
    }

    /** Frees those weights of a network that a decoder made of it has in another form; it can look at pictures only then. */
    public static void release(Blip blip) {
        blip.weights().arrays().forEach((name, array) -> {
            if (FUSED.matcher(name).matches()) {
                array.close();
            }
        });
        blip.weights().removeIf(name -> name.startsWith(BlipLayout.TEXT));
    }

    /**
     * Brings the matrices into oneDNN's order, with which up to six rows of text cost hardly more than one; a matrix product in
     * the order of files takes twice the time from the fourth row on (torch 2.7.1). For large networks on the processor. The
     * network can do nothing else afterwards, and no caption may be in the making.
     *
     * @param manager keeps them
     */
    public void pack(NDManager manager) {
        if (lastMatrix.equals(PACKED_LAST)) {
            return;
        }
        Map<String, NDArray> packed = new LinkedHashMap<>();
        NDArray last = weights.get(lastMatrix);
        packed.put(PACKED_LAST, Kernels.call(manager, "packed_matrix", last));
        weights.arrays().forEach((name, array) -> {
            if (EACH_TOKEN.matcher(name).matches()) {
                packed.put(name, Kernels.call(manager, "packed_matrix", array));
                array.close();
            }
        });
        if (!config.tied()) {
            last.close();
            weights.removeIf(lastMatrix::equals);
        }
        weights.putAll(packed);
        lastMatrix = PACKED_LAST;
    }

    /**
     * Begins captions of pictures, one row of text each.
     *
     * @param scope receives everything made; to be closed when done
     * @param images tokens of pictures, one or some of them at a time (B', N, Dv); closed
     * @param length tokens that a row may have in the end
     */
    public Session begin(NDManager scope, List<NDArray> images, int length) {
        long count = images.stream().mapToLong(some -> some.getShape().get(0)).sum();
        NDArray seen = Kernels.call(scope, "blip_room", weights, images.get(0), count, config.layers(), config.heads());
        long at = 0;
        for (NDArray some : images) {
            try (some) {
                Kernels.run("blip_see", weights, some, seen, at);
                at += some.getShape().get(0);
            }
        }
        NDArray memory = Kernels.call(scope, "blip_memory", seen, count, (long) length);
        return new Session(scope, seen, memory);
    }

    /**
     * What may follow.
     *
     * @param logits of row after row, R·V
     * @param normalisers R, to be subtracted for the logarithm of probabilities
     */
    @SuppressWarnings("ArrayRecordComponent") // internal to a step, never compared
    public record Next(float[] logits, float[] normalisers) {}

    /** Captions in the making. */
    public final class Session {
        private final NDManager scope;
        private NDArray seen;
        private NDArray memory;
        private int length;

        private Session(NDManager scope, NDArray seen, NDArray memory) {
            this.scope = scope;
            this.seen = seen;
            this.memory = memory;
        }

        /**
         * Appends tokens to every row.
         *
         * @param tokens of row after row, equally many of each; only the first time more than one
         */
        public Next step(long[] tokens) {
            NDList result = Kernels.callList(
                    scope,
                    "blip_step",
                    weights,
                    TEXT,
                    tokens,
                    length,
                    memory,
                    seen,
                    config.heads(),
                    config.eps(),
                    lastMatrix,
                    BlipLayout.HEAD + "bias");
            length += tokens.length / (int) memory.getShape().get(2);
            try (NDArray logits = result.get(0);
                    NDArray normalisers = result.get(1)) {
                return new Next(logits.toFloatArray(), normalisers.toFloatArray());
            }
        }

        /** Goes on with other rows: for each of the new ones the old one that it continues, a picture's side by side. */
        public void rows(long[] origins) {
            memory = replaced(memory, origins);
        }

        /** Goes on with some of the pictures, to be followed by {@link #rows}. */
        public void pictures(long[] kept) {
            seen = replaced(seen, kept);
        }

        private NDArray replaced(NDArray from, long[] chosen) {
            try (from) {
                return Kernels.call(scope, "blip_chosen", from, chosen);
            }
        }
    }
}
