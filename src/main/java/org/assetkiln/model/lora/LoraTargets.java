package org.assetkiln.model.lora;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which layers of a network a new LoRA adapts, and how strongly each may change. */
@FunctionalInterface
public interface LoraTargets {
    /**
     * The size of one layer's adapter.
     *
     * @param rank 1 and up
     * @param alpha the learned difference is scaled by alpha / rank
     */
    record Size(int rank, double alpha) {
        public Size {
            if (rank < 1) {
                throw new IllegalArgumentException("A LoRA's rank is 1 or more, not " + rank);
            }
        }
    }

    /**
     * The adapter for a layer.
     *
     * @param modulePath such as {@code mid_block.resnets.0.conv1}
     * @param shape its weight's: (outputs, inputs), or (outputs, inputs, kernel height, kernel width) of a convolution
     * @return null if the layer stays as it is
     */
    @Nullable
    Size of(String modulePath, long[] shape);

    /** The same size for every layer whose path matches. */
    static LoraTargets all(Predicate<String> modulePath, int rank, double alpha) {
        var size = new Size(rank, alpha);
        return (path, shape) -> modulePath.test(path) ? size : null;
    }
}
