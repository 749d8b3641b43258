package org.assetkiln.tensor;

import ai.djl.ndarray.NDArray;

/** Runs a network's kernels, one for each block. */
public interface Runner {
    /** Runs a kernel that returns one tensor; arguments as in {@link Kernels}. */
    NDArray call(String kernel, Object... arguments);

    /** Runs a kernel on a value that is not needed afterwards, and frees it as soon as may be. */
    default NDArray replace(NDArray value, String kernel, Object... arguments) {
        NDArray next = call(kernel, arguments);
        value.close();
        return next;
    }
}
