package org.assetkiln.ui.preview;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.assetkiln.model.config.UNetConfig;
import org.assetkiln.model.config.VaeConfig;

/** The picture size that a model was made for. */
final class ModelSize {
    private ModelSize() {}

    /** Edge in pixels, from the model's configuration; 0 when there is none to read. */
    static int of(String folder) {
        try {
            var unet = UNetConfig.read(Path.of(folder, "unet", "config.json"));
            var vae = VaeConfig.read(Path.of(folder, "vae", "config.json"));
            return unet.sampleSize() * vae.pixelsPerLatent();
        } catch (IOException | InvalidPathException e) {
            return 0;
        }
    }
}
