package org.assetkiln.model.lora;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assetkiln.model.WeightFiles;
import org.assetkiln.model.safetensors.DType;

/** Writes LoRA files that other programs load. */
public final class LoraWriter {
    private static final String TRAINING = "ss_";

    private LoraWriter() {}

    /**
     * Writes a file, atomically, with the hashes of its content in its free text.
     *
     * @param dtype F32, F16 or BF16
     * @param metadata free text; hashes in it are replaced
     * @param scope receives arrays that are made on the way
     */
    public static LoraHashes write(
            Path file,
            List<LoraLayer> layers,
            LoraFormat format,
            DType dtype,
            Map<String, String> metadata,
            NDManager scope)
            throws IOException {
        Map<String, NDArray> tensors = format.tensors(layers, scope);
        Map<String, String> text = new TreeMap<>(metadata);
        text.keySet().removeIf(LoraWriter::isOfTheFile);
        text.put("format", "pt");
        text.putAll(format.metadata(layers));
        LoraHashes hashes = hashes(file, tensors, dtype, text);
        text.putAll(hashes.metadata());
        WeightFiles.write(file, tensors, dtype, text);
        return hashes;
    }

    /** What is said of one file's names and bytes, and not of what was learned. */
    private static boolean isOfTheFile(String key) {
        return key.startsWith("sshs_") || key.equals("modelspec.hash_sha256") || key.equals(AdapterConfig.METADATA);
    }

    /** kohya's tools take the hashes from a file that has only the text about the training, because that never changes. */
    private static LoraHashes hashes(Path file, Map<String, NDArray> tensors, DType dtype, Map<String, String> text)
            throws IOException {
        Map<String, String> training = new TreeMap<>(text);
        training.keySet().removeIf(key -> !key.startsWith(TRAINING));
        Path temporary = file.resolveSibling(file.getFileName() + ".hashing");
        try {
            WeightFiles.write(temporary, tensors, dtype, training);
            return LoraHashes.of(temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
