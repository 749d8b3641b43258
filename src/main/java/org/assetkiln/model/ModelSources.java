package org.assetkiln.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assetkiln.model.config.OpenOptions;

/** Tells the layouts apart. */
final class ModelSources {
    private ModelSources() {}

    static ModelSource open(Path path, OpenOptions options) throws IOException {
        Path folder = HubCache.resolve(path);
        if (!Files.isRegularFile(folder.resolve("model_index.json"))) {
            throw new ModelFormatException(
                    path + " holds no model: there is no model_index.json; choose a folder in the diffusers layout.");
        }
        return DiffusersFolder.open(folder);
    }
}
