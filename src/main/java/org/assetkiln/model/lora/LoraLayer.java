package org.assetkiln.model.lora;

import ai.djl.ndarray.NDArray;

/**
 * One layer's adapter: the layer's weight changes by up · down · alpha / rank.
 *
 * @param network whose layer it is
 * @param path the layer, such as {@code mid_block.attentions.0.proj_in}
 * @param down (rank, inputs), or (rank, inputs, KH, KW) of a convolution
 * @param up (outputs, rank), or (outputs, rank, 1, 1) of a convolution
 * @param alpha numerator of the factor
 */
public record LoraLayer(LoraNetwork network, String path, NDArray down, NDArray up, double alpha) {
    /** The inner dimension, 1 and up. */
    public long rank() {
        return down.size(0);
    }

    /** The factor on up · down. */
    public double factor() {
        return alpha / rank();
    }
}
