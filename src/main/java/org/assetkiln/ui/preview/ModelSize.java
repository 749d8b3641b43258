package org.assetkiln.ui.preview;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.assetkiln.model.ModelFiles;

/** The picture size that a model was made for. */
final class ModelSize {
    private ModelSize() {}

    /** Edge in pixels, from the configuration of a model's folder or file; 0 when it cannot be read. */
    static int of(String model) {
        try {
            return ModelFiles.open(Path.of(model)).pixels();
        } catch (IOException | InvalidPathException e) {
            return 0;
        }
    }
}
