package org.assetkiln.project;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Small real image files. */
final class TestImages {
    private TestImages() {}

    static Path png(Path file, int width, int height, boolean alpha) throws IOException {
        Files.createDirectories(file.getParent());
        int type = alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        ImageIO.write(new BufferedImage(width, height, type), "png", file.toFile());
        return file;
    }

    static DatasetImage image(Path root, String id) {
        return new DatasetImage(id, root.resolve(id), 1, 1, 1, 1, false, null);
    }
}
