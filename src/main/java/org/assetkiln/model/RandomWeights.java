package org.assetkiln.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assetkiln.tensor.Kernels;

/**
 * Weights to start a training from nothing: matrices and kernels normal with deviation 1/√(3·inputs), the variance of
 * PyTorch's default for layers; embeddings normal with deviation 0.02; biases 0 and norms 1. The last layer of each
 * residual path starts at 0, so that every block begins as the identity.
 */
public final class RandomWeights {
    private RandomWeights() {}

    /**
     * Makes all weights of a layout; the same seed gives the same weights.
     *
     * @param manager receives them, float32
     */
    public static Map<String, NDArray> of(Layout layout, long seed, NDManager manager) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        long next = seed * 1_000_003;
        for (var entry : layout.shapes().entrySet()) {
            arrays.put(entry.getKey(), array(entry.getKey(), entry.getValue(), next++, manager));
        }
        return arrays;
    }

    private static NDArray array(String name, long[] shape, long seed, NDManager manager) {
        if (shape.length == 1) {
            return name.endsWith(".bias") ? manager.zeros(new Shape(shape)) : manager.ones(new Shape(shape));
        }
        if (endsResidual(name)) {
            return manager.zeros(new Shape(shape));
        }
        double deviation = name.contains("embedding.weight") ? 0.02 : 1 / Math.sqrt(3.0 * inputs(shape));
        NDArray array = Kernels.call(manager, "randn", shape, seed);
        array.muli((float) deviation);
        return array;
    }

    private static boolean endsResidual(String name) {
        return name.endsWith(".conv2.weight")
                || name.endsWith(".proj_out.weight")
                || name.contains("attentions.0.to_out.0.weight");
    }

    private static long inputs(long[] shape) {
        long product = 1;
        for (int i = 1; i < shape.length; i++) {
            product *= shape[i];
        }
        return product;
    }
}
