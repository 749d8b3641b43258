package org.assetkiln.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** How weights lie in memory. */
public enum Arrangement {
    /** As in files; what learns or is written must be so. */
    PLANAR,
    /** Convolutions with their channels innermost: faster, forward and backward, for weights that are frozen. */
    CHANNELS_LAST,
    /** As oneDNN computes with them, reordered once instead of at every call; for forward passes only, on the processor. */
    PACKED;

    /** Below this size there is nothing to win. */
    private static final long SMALLEST = 1 << 14;

    /**
     * A weight in this order: itself, or a new array instead of it, which is closed.
     *
     * @param manager receives a new array
     */
    public NDArray of(NDArray weight, NDManager manager) {
        String kernel = kernel(weight.getShape().getShape());
        if (kernel.isEmpty()) {
            return weight;
        }
        try (weight) {
            return Torch.withoutGradients(() -> Kernels.call(manager, kernel, weight));
        }
    }

    private String kernel(long[] shape) {
        boolean convolution = shape.length == 4;
        if (this == PACKED && convolution && shape[2] == 3 && shape[0] * shape[1] >= SMALLEST) {
            return "packed_convolution";
        }
        return this == PLANAR || !convolution ? "" : "channels_last";
    }
}
