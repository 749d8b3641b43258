package org.assetkiln.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Runs kernels one after the other, recorded or not as the thread's gradient mode says.
 *
 * @param scope receives the results
 */
public record Direct(NDManager scope) implements Runner {
    @Override
    public NDArray call(String kernel, Object... arguments) {
        return Kernels.call(scope, kernel, arguments);
    }
}
