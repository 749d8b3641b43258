package org.assetkiln.diffusion.schedule;

import ai.djl.ndarray.NDArray;

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
        try (NDArray scaled = y.mul((float) b)) {
            return a == 1 ? x.add(scaled) : x.mul((float) a).addi(scaled);
        }
    }
}
