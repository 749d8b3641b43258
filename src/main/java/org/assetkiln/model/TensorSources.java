package org.assetkiln.model;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.model.safetensors.HalfFloats;
import org.assetkiln.model.safetensors.TensorSource;
import org.assetkiln.tensor.Weights;
import org.jspecify.annotations.Nullable;

/** A network's weights by the names of diffusers, ready to be written one after another. */
final class TensorSources {
    private TensorSources() {}

    /**
     * Weights from files.
     *
     * @param dtype the type to write, null for that of each weight as it is
     */
    static List<TensorSource> of(StoredWeights weights, @Nullable DType dtype) {
        List<TensorSource> tensors = new ArrayList<>();
        weights.layout().shapes().forEach((name, shape) -> {
            DType stored = weights.dtype(name);
            DType written = dtype == null ? stored : dtype;
            TensorSource.Bytes bytes = written == stored
                    ? () -> weights.bytes(name)
                    : () -> HalfFloats.fromFloats(HalfFloats.toFloats(weights.bytes(name), stored), written);
            tensors.add(TensorSource.of(name, written, shape, bytes));
        });
        return tensors;
    }

    /** A network in memory; what a LoRA put beside its weights stays out. */
    static List<TensorSource> of(Weights weights, Layout layout, DType dtype) {
        List<TensorSource> tensors = new ArrayList<>();
        layout.shapes().forEach((name, shape) -> {
            NDArray array = weights.get(name);
            tensors.add(TensorSource.of(name, dtype, shape, () -> HalfFloats.fromFloats(array.toFloatArray(), dtype)));
        });
        return tensors;
    }
}
