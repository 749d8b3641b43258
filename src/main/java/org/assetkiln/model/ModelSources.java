package org.assetkiln.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assetkiln.model.config.OpenOptions;
import org.assetkiln.model.safetensors.PickledFiles;

/** Tells the layouts apart. */
final class ModelSources {
    private ModelSources() {}

    static ModelSource open(Path path, OpenOptions options) throws IOException {
        if (PickledFiles.isNamedSo(path)) {
            throw PickledFiles.refusal(path);
        }
        if (Files.isRegularFile(path)) {
            return SingleFile.open(path, options);
        }
        if (!Files.isDirectory(path)) {
            throw new ModelFormatException(path + " is missing: choose a model's folder or .safetensors file.");
        }
        Path folder = HubCache.resolve(path);
        if (!Files.isRegularFile(folder.resolve("model_index.json"))) {
            throw new ModelFormatException(
                    path
                            + " holds no model: there is no model_index.json; choose a folder in the diffusers layout or a .safetensors file.");
        }
        return DiffusersFolder.open(folder, options.or(OpenOptions.beside(path)));
    }
}
