package org.assetkiln.diffusion.schedule;

import ai.djl.ndarray.NDArray;
import org.assetkiln.tensor.Kernels;

/**
 * The weighted sum a x + b y: all that a deterministic sampler's step is, once its formula is solved for x and the
 * prediction.
 *
 * @param a weight of x
 * @param b weight of y
 */
record Mix(double a, double b) {
    /** a x + b y, a new array on x's manager. */
    NDArray of(NDArray x, NDArray y) {
        return Kernels.call(x.getManager(), "mix", x, a, y, b);
    }

    /** This sum, each value brought between -range and range. */
    NDArray clipped(NDArray x, NDArray y, double range) {
        return Kernels.call(x.getManager(), "mix_clipped", x, a, y, b, range);
    }

    /** factor (a x + b y). */
    Mix times(double factor) {
        return new Mix(factor * a, factor * b);
    }

    /** The sum of this and another sum of the same x and y. */
    Mix plus(Mix other) {
        return new Mix(a + other.a, b + other.b);
    }
}
