package org.assetkiln.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assetkiln.model.WeightFiles;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.tensor.Kernels;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tensors computed once and kept on disk, found again by everything that they depend on. */
final class TensorCache {
    private static final Logger LOG = LoggerFactory.getLogger(TensorCache.class);
    private static final String NAME = "value";

    private final Path folder;

    TensorCache(Path folder) {
        this.folder = folder;
    }

    /** Computes a value that is not there yet. */
    @FunctionalInterface
    interface Computation {
        NDArray compute() throws IOException;
    }

    /**
     * @param ingredients everything the value depends on, hashes and settings
     * @param manager receives the result
     */
    NDArray get(List<String> ingredients, NDManager manager, Computation computation) throws IOException {
        String key = TrainingImages.hash(String.join("\n", ingredients).getBytes(StandardCharsets.UTF_8));
        Path file = folder.resolve(key.substring(0, 2)).resolve(key + ".safetensors");
        NDArray cached = read(file, manager);
        if (cached != null) {
            return cached;
        }
        try (NDArray computed = computation.compute()) {
            // As it will be read: how an array lies in memory decides how later sums round.
            NDArray value = Kernels.call(manager, "planar", computed);
            keep(file, value);
            return value;
        }
    }

    /** A cache that cannot be written costs time, not the run. */
    private static void keep(Path file, NDArray value) {
        try {
            WeightFiles.write(file, Map.of(NAME, value), DType.F32, Map.of());
        } catch (IOException e) {
            LOG.warn("Not kept for another time in {}: {}", file, e.getMessage());
        }
    }

    /** A damaged entry is as good as none. */
    private static @Nullable NDArray read(Path file, NDManager manager) {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return WeightFiles.readAll(file, manager).get(NAME);
        } catch (IOException e) {
            LOG.warn("Computing anew what {} held: {}", file, e.getMessage());
            return null;
        }
    }
}
