package org.assetkiln.training.settings;

/**
 * Which weights learn.
 *
 * @param kind low-rank adaptation or the whole network
 * @param rank LoRA rank, 1 and up; ignored for full fine-tuning
 * @param alpha LoRA alpha; the learned difference is scaled by alpha / rank
 * @param target which layers of the UNet's transformer blocks get a LoRA
 * @param textEncoder whether the text encoder learns too
 */
public record NetworkSettings(Kind kind, int rank, double alpha, Target target, boolean textEncoder) {
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
