package org.assetkiln.imaging;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.assetkiln.imaging.format.PictureFormat;
import org.assetkiln.imaging.format.PictureStream;

/** A picture file of one of the formats that ImageIO and its plug-ins decode. */
final class ImageIoFile {
    /** Smaller files are read at once: ImageIO's own file stream asks the system for every few bytes. */
    private static final long WHOLE = 64L << 20;

    private ImageIoFile() {}

    /** What to do with an open reader. */
    interface Work<T> {
        T apply(ImageReader reader) throws IOException;
    }

    static <T> T open(Path file, PictureFormat format, Work<T> work) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format.name()).next();
        try (ImageInputStream stream = stream(file)) {
            reader.setInput(stream, false, false);
            return work.apply(reader);
        } finally {
            reader.dispose();
        }
    }

    private static ImageInputStream stream(Path file) throws IOException {
        return Files.size(file) < WHOLE
                ? new PictureStream(Files.readAllBytes(file))
                : ImageIO.createImageInputStream(file.toFile());
    }

    /** The first picture, or the only one. */
    static BufferedImage first(Path file, PictureFormat format) throws IOException {
        return open(file, format, reader -> {
            List<String> warnings = new ArrayList<>();
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            BufferedImage decoded = reader.read(0);
            if (warnings.stream().anyMatch(w -> w.toLowerCase(Locale.ROOT).contains("premature"))) {
                // libjpeg fills the missing part of a cut-off JPEG with grey and only warns
                throw new IOException(String.join("; ", warnings));
            }
            return switch (format) {
                case PNG -> GreyKey.applied(reader, decoded);
                case TIFF -> TiffAlpha.applied(reader, decoded);
                default -> decoded;
            };
        });
    }
}
