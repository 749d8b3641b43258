package org.assetkiln.captioning;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.assetkiln.captioning.settings.Background;
import org.assetkiln.captioning.settings.CaptionCandidate;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.tensor.ComputeDevice;

/** A BLIP that writes captions of pictures. Not for use by several threads at once. */
public final class Captioner implements AutoCloseable {
    private Captioner() {}

    /**
     * Loads a captioner.
     *
     * @param folder {@code config.json}, {@code model.safetensors} and {@code vocab.txt} or {@code tokenizer.json}
     * @throws org.assetkiln.model.ModelFormatException if a file is missing, damaged, pickled, or no captioner's
     * @throws IOException if there is no such device
     */
    public static Captioner open(Path folder, ComputeDevice device) throws IOException {
        throw new UnsupportedOperationException(folder + " cannot be loaded yet on " + device);
    }

    /** Edge of the square that pictures are brought to, in pixels. */
    public int imageSize() {
        throw new UnsupportedOperationException();
    }

    /**
     * Writes captions, {@link CaptionSettings#batch} pictures at a time.
     *
     * @param images of any size, straight alpha
     * @param background how they come to the square that the model looks at
     * @return for each picture its different candidates, the best first; at least one
     */
    public List<List<CaptionCandidate>> caption(
            List<BufferedImage> images, Background background, CaptionSettings settings) {
        return caption(images, background, settings, () -> false);
    }

    /**
     * As {@link #caption(List, Background, CaptionSettings)}, can be given up.
     *
     * @param cancelled asked between layers and tokens, many times a second
     * @throws CancellationException if given up
     */
    public List<List<CaptionCandidate>> caption(
            List<BufferedImage> images, Background background, CaptionSettings settings, BooleanSupplier cancelled) {
        throw new UnsupportedOperationException();
    }

    /** Frees the weights. */
    @Override
    public void close() {}
}
