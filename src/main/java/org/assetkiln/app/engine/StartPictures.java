package org.assetkiln.app.engine;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assetkiln.diffusion.GenerationSettings;
import org.assetkiln.diffusion.Start;
import org.assetkiln.diffusion.StartImage;
import org.assetkiln.diffusion.StartImage.Border;
import org.assetkiln.imaging.Canvas;
import org.assetkiln.imaging.Pictures;
import org.jspecify.annotations.Nullable;

/**
 * The files that a job starts from, brought to its size.
 *
 * @param start for the network
 * @param canvas puts kept pixels back; null when none are to be
 */
record StartPictures(Start start, @Nullable Canvas canvas) {
    private static final int WHITE = 0xffffff;
    private static final int BLACK = 0;

    static StartPictures of(GenerationSettings settings) throws IOException {
        StartImage image = settings.start();
        if (image == null) {
            return new StartPictures(Start.NOTHING, null);
        }
        check(image);
        Border border = image.border();
        int width = settings.width() - border.left() - border.right();
        int height = settings.height() - border.top() - border.bottom();
        if (width < 1 || height < 1) {
            throw new IOException("The border leaves no room for the picture in %d × %d pixels: make it smaller."
                    .formatted(settings.width(), settings.height()));
        }
        BufferedImage picture = Pictures.scaled(read(image.file(), "start picture"), width, height, WHITE);
        if (!image.masked()) {
            return new StartPictures(new Start.Image(picture, image.strength()), null);
        }
        BufferedImage mask =
                image.mask() == null ? null : Pictures.scaled(read(image.mask(), "mask"), width, height, BLACK);
        Canvas canvas = Canvas.extended(picture, mask, border.left(), border.top(), border.right(), border.bottom());
        return new StartPictures(new Start.Masked(canvas, image.strength()), image.pasteBack() ? canvas : null);
    }

    private static void check(StartImage image) throws IOException {
        if (!(image.strength() > 0 && image.strength() <= 1)) {
            throw new IOException("The strength must be above 0 and at most 1, not " + image.strength() + ".");
        }
        Border border = image.border();
        if (Math.min(Math.min(border.left(), border.right()), Math.min(border.top(), border.bottom())) < 0) {
            throw new IOException("A border cannot be negative: write how many pixels to add on each side.");
        }
    }

    private static BufferedImage read(String name, String what) throws IOException {
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no " + what + " " + file + ".");
        }
        return Pictures.read(file);
    }

    BufferedImage finished(BufferedImage made) {
        return canvas == null ? made : canvas.withPainted(made);
    }
}
