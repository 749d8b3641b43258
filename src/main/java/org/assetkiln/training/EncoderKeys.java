package org.assetkiln.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.model.ModelFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands for a model's encoders in the keys of the cache: their content, so that a model that was moved, or is said to
 * predict something else, finds what was encoded before. Content is read once and remembered by the files' names, sizes
 * and times.
 */
final class EncoderKeys {
    private static final Logger LOG = LoggerFactory.getLogger(EncoderKeys.class);

    private final ModelFiles model;
    private final Path folder;

    /** @param cache the folder of the {@link TensorCache} */
    EncoderKeys(ModelFiles model, Path cache) {
        this.model = model;
        this.folder = cache.resolve("models");
    }

    /** Of the autoencoder. */
    String latents() throws IOException {
        return remembered("vae", model::encoderKey);
    }

    /** Of the text encoder. */
    String prompts() throws IOException {
        return remembered("text", model::textKey);
    }

    private interface Key {
        String read() throws IOException;
    }

    private String remembered(String part, Key key) throws IOException {
        byte[] stamp =
                (model.vaeConfig() + "\n" + model.textConfig() + "\n" + model.stamp()).getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve(TrainingImages.hash(stamp) + "." + part);
        if (Files.isRegularFile(file)) {
            return Files.readString(file);
        }
        String read = key.read();
        try {
            AtomicFiles.write(file, read);
        } catch (IOException e) {
            LOG.warn("Not kept for another time in {}: {}", file, e.getMessage());
        }
        return read;
    }
}
