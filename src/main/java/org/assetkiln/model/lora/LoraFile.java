package org.assetkiln.model.lora;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assetkiln.model.ModelFormatException;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.model.safetensors.SafetensorsFile;

/**
 * What a LoRA file says of a model: kohya's layout, with blocks named as in diffusers or as in the original code,
 * diffusers' old and new one, or PEFT's.
 *
 * @param layers the adapters that belong to layers of the model, in the order of the file
 * @param unknown names of the tensors that belong to none
 * @param metadata the file's free text
 * @param dtype type of the numbers in the file
 */
public record LoraFile(List<LoraLayer> layers, List<String> unknown, Map<String, String> metadata, DType dtype) {
    public LoraFile {
        layers = List.copyOf(layers);
        unknown = List.copyOf(unknown);
        metadata = Map.copyOf(metadata);
    }

    /**
     * Reads a file.
     *
     * @param base the model's layers
     * @param manager receives the matrices, float32
     * @throws ModelFormatException if nothing of it belongs to the model, something has another shape, a part is missing,
     *     or it is another kind of adapter
     */
    public static LoraFile read(Path file, LoraBase base, NDManager manager) throws IOException {
        return new LoraReader(file, base).read(manager);
    }

    /** Whether a file has matrices of a LoRA, and so is no model; reads its header only. */
    public static boolean isOne(Path file) throws IOException {
        try (var in = SafetensorsFile.open(file)) {
            return in.names().stream().map(LoraKey::of).anyMatch(key -> key != null && key.part() == LoraKey.Part.DOWN);
        }
    }
}
