package org.assetkiln.captioning.starter;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Set;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Runner;

/**
 * Runs BLIP's layers in bfloat16 on float32 weights: on processors that multiply it in hardware, a step of the bundled
 * captioner takes a fraction of the time. The words' scores and the loss stay float32.
 */
record HalfRunner(NDManager scope) implements Runner {
    private static final int FLOAT32 = 6;
    private static final int BFLOAT16 = 15;
    /** What comes before the layers. */
    private static final Set<String> FIRST = Set.of("blip_patches", "blip_embeddings");

    @Override
    public NDArray call(String kernel, Object... arguments) {
        if (kernel.equals("blip_head")) {
            arguments[2] = Kernels.call(scope, "cast", arguments[2], FLOAT32);
        }
        NDArray result = Kernels.call(scope, kernel, arguments);
        return FIRST.contains(kernel) ? Kernels.call(scope, "cast", result, BFLOAT16) : result;
    }
}
