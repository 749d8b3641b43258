package org.assetkiln.project.models;

import java.nio.file.Path;

/** Short names of models for lists. */
final class ModelNames {
    private ModelNames() {}

    /** A file's name; a folder's; of a cached or downloaded repository {@code owner/name}. */
    static String of(Path model) {
        String name = String.valueOf(model.getFileName());
        if (name.startsWith("models--")) {
            return name.substring("models--".length()).replace("--", "/");
        }
        return name.endsWith(".safetensors") ? name : name.replace("--", "/");
    }
}
