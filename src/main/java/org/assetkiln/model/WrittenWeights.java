package org.assetkiln.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.model.safetensors.HalfFloats;
import org.assetkiln.tensor.Weights;

/** Whether a written model holds what a network in memory does; reads one weight after another. */
final class WrittenWeights {
    private WrittenWeights() {}

    /**
     * Compares a network's weights, rounded as they were written, with those in its files.
     *
     * @throws ModelFormatException with one sentence if they differ, or do not fit the precision
     */
    static void check(Part part, Layout layout, Weights weights, DType dtype) throws IOException {
        try (var stored = StoredWeights.open(part, layout)) {
            for (Map.Entry<String, long[]> weight : layout.shapes().entrySet()) {
                String name = weight.getKey();
                ByteBuffer expected = HalfFloats.fromFloats(weights.get(name).toFloatArray(), dtype);
                if (stored.dtype(name) != dtype || !expected.equals(stored.bytes(name))) {
                    throw new ModelFormatException(
                            "%s was not written as it was trained: %s differs; check the disk and write it again."
                                    .formatted(stored.path(), name));
                }
                if (!finite(HalfFloats.toFloats(expected, dtype))) {
                    throw new ModelFormatException(
                            "%s holds values that do not fit %s, such as in %s: choose F32 as the result's precision."
                                    .formatted(stored.path().getFileName(), dtype, name));
                }
            }
        }
    }

    private static boolean finite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
