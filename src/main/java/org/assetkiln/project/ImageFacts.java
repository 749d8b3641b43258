package org.assetkiln.project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a file's header says of the picture.
 *
 * @param problem one sentence why the file cannot be used, null when it can
 */
record ImageFacts(int width, int height, boolean transparent, @Nullable String problem) {
    static ImageFacts of(Path file) {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = in == null ? null : ImageIO.getImageReaders(in);
            if (readers == null || !readers.hasNext()) {
                return unreadable(file, "it is not an image or is damaged");
            }
            return read(readers.next(), in);
        } catch (IOException | RuntimeException e) {
            String reason = e.getMessage();
            return unreadable(file, reason == null ? e.getClass().getSimpleName() : reason);
        }
    }

    private static ImageFacts read(ImageReader reader, ImageInputStream in) throws IOException {
        try {
            reader.setInput(in, true, true);
            Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
            boolean alpha = types != null
                    && types.hasNext()
                    && types.next().getColorModel().hasAlpha();
            return new ImageFacts(reader.getWidth(0), reader.getHeight(0), alpha, null);
        } finally {
            reader.dispose();
        }
    }

    private static ImageFacts unreadable(Path file, String reason) {
        return new ImageFacts(0, 0, false, file.getFileName() + " cannot be read: " + reason + ".");
    }
}
