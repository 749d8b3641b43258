package org.assetkiln.model.lora;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Brings a file's matrices to the form that belongs to a weight: 1×1 convolutions are written with two dimensions or with
 * four.
 *
 * @param weight (outputs, inputs) or (outputs, inputs, KH, KW)
 */
record LoraShapes(long[] weight) {
    /** (rank, inputs...), or null if it cannot be the weight's. */
    @Nullable
    NDArray down(NDArray array) {
        long[] wanted = weight.clone();
        wanted[0] = array.getShape().dimension() == 0 ? 0 : array.size(0);
        return shaped(array, wanted);
    }

    /** (outputs, rank), or (outputs, rank, 1, 1) of a convolution; null if it cannot be the weight's. */
    @Nullable
    NDArray up(NDArray array) {
        if (array.getShape().dimension() < 2) {
            return null;
        }
        long[] wanted = new long[weight.length];
        Arrays.fill(wanted, 1);
        wanted[0] = weight[0];
        wanted[1] = array.size(1);
        return shaped(array, wanted);
    }

    /** Whether {@link #down} would take a matrix of this shape. */
    boolean takesDown(long[] shape) {
        long[] wanted = weight.clone();
        wanted[0] = shape.length == 0 ? 0 : shape[0];
        return wanted[0] > 0 && Arrays.equals(trimmed(shape), trimmed(wanted));
    }

    /** Only dimensions of 1 may be added or left out. */
    private static @Nullable NDArray shaped(NDArray array, long[] wanted) {
        var shape = new Shape(wanted);
        boolean same = Arrays.equals(trimmed(array.getShape().getShape()), trimmed(wanted));
        if (!same || shape.size() == 0) {
            return null;
        }
        return array.getShape().equals(shape) ? array : array.reshape(shape);
    }

    private static long[] trimmed(long[] shape) {
        int length = shape.length;
        while (length > 2 && shape[length - 1] == 1) {
            length--;
        }
        return Arrays.copyOf(shape, length);
    }
}
