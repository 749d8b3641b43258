package org.assetkiln.diffusion.schedule;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

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

    /** This sum, each value brought between -range and range. */
    NDArray clipped(NDArray x, NDArray y, double range) {
        // In a scope, because DJL leaves the two bounds of a clip behind.
        try (NDManager scope = x.getManager().newSubManager()) {
            NDArray sum = of(x, y);
            sum.attach(scope);
            NDArray result = sum.clip((float) -range, (float) range);
            result.attach(x.getManager());
            return result;
        }
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
