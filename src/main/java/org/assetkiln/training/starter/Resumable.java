package org.assetkiln.training.starter;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assetkiln.model.WeightFiles;
import org.assetkiln.model.safetensors.DType;

/** Saves and restores everything a long training needs, in one safetensors file. */
final class Resumable {
    private final Path file;
    private final Map<String, NDArray> arrays;

    /**
     * @param file the checkpoint
     * @param parts arrays by part, such as weights, averages and moments; they are updated in place on restoring
     */
    Resumable(Path file, Map<String, Map<String, NDArray>> parts) {
        this.file = file;
        this.arrays = new LinkedHashMap<>();
        parts.forEach((part, own) -> own.forEach((name, array) -> arrays.put(part + "/" + name, array)));
    }

    void save() throws IOException {
        WeightFiles.write(file, arrays, DType.F32, Map.of());
    }

    /** Whether there was something to restore. */
    boolean restore(NDManager manager) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (NDManager scope = manager.newSubManager()) {
            Map<String, NDArray> saved = WeightFiles.readAll(file, scope);
            for (var entry : arrays.entrySet()) {
                NDArray value = saved.get(entry.getKey());
                if (value == null || !value.getShape().equals(entry.getValue().getShape())) {
                    throw new IOException(file + " is of another training: " + entry.getKey() + " does not fit.");
                }
                value.copyTo(entry.getValue());
            }
        }
        return true;
    }
}
