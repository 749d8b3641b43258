package org.assetkiln.training.settings;

import java.util.List;
import java.util.Objects;

/**
 * Which weights learn.
 *
 * @param kind low-rank adaptation or the whole network
 * @param rank LoRA rank, 1 and up; ignored for full fine-tuning
 * @param alpha LoRA alpha; the learned difference is scaled by alpha / rank
 * @param target which layers of the UNet's transformer blocks get a LoRA
 * @param textEncoder whether the text encoder learns too
 * @param convolutions a LoRA on the UNet's 3×3 convolutions
 * @param layers parts of module paths, "mid_block" or "up_blocks.1"; a LoRA is put only on layers whose path has one of
 *     them, and on none that has one written with a {@code !} before it. Empty for all layers.
 */
public record NetworkSettings(
        Kind kind,
        int rank,
        double alpha,
        Target target,
        boolean textEncoder,
        Convolutions convolutions,
        List<String> layers) {
    /**
     * A LoRA on convolutions.
     *
     * @param rank 1 and up; 0 leaves them as they are
     * @param alpha the learned difference is scaled by alpha / rank
     */
    public record Convolutions(int rank, double alpha) {
        /** Convolutions stay as they are. */
        public static final Convolutions NONE = new Convolutions(0, 0);

        /** Whether there is one. */
        public boolean enabled() {
            return rank > 0;
        }
    }

    public NetworkSettings {
        convolutions = Objects.requireNonNullElse(convolutions, Convolutions.NONE);
        layers = List.copyOf(Objects.requireNonNullElse(layers, List.of()));
    }

    /** On all layers of a kind, without convolutions. */
    public NetworkSettings(Kind kind, int rank, double alpha, Target target, boolean textEncoder) {
        this(kind, rank, alpha, target, textEncoder, Convolutions.NONE, List.of());
    }

    /** How weights learn. */
    public enum Kind {
        LORA,
        FULL
    }

    /** Which linear layers of the transformer blocks get a LoRA. */
    public enum Target {
        ATTENTION,
        ATTENTION_AND_FEED_FORWARD
    }

    /** The factor on the low-rank difference: alpha / rank. */
    public double scale() {
        return alpha / rank;
    }
}
