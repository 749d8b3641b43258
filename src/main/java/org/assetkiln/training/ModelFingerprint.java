package org.assetkiln.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assetkiln.model.ModelFolder;

/** Stands for a model's weights in cache keys: paths, sizes and times of its weight files, without reading gigabytes. */
final class ModelFingerprint {
    private ModelFingerprint() {}

    static String of(ModelFolder folder) throws IOException {
        var text = new StringBuilder();
        for (Path file : folder.weightFiles()) {
            Path real = file.toRealPath();
            text.append(real)
                    .append(' ')
                    .append(Files.size(real))
                    .append(' ')
                    .append(Files.getLastModifiedTime(real).toMillis())
                    .append('\n');
        }
        return TrainingImages.hash(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
