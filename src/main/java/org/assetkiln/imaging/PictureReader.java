package org.assetkiln.imaging;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;

/** Opens picture files through ImageIO; every way in which that can fail becomes one sentence. */
final class PictureReader {
    /** 10,000 × 10,000: more than any asset, less than what would fill the memory of a desktop. */
    static final long MAX_PIXELS = 100_000_000;

    static {
        ImageIO.setUseCache(false); // no temporary files: pictures are small, and the stream is closed at once
    }

    private PictureReader() {}

    static BufferedImage read(Path file) throws IOException {
        return open(file, PictureReader::decode);
    }

    static ImageFacts facts(Path file) throws IOException {
        return open(file, (reader, path) -> {
            boolean turned = Orientation.of(path, reader).swapsSides();
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            return new ImageFacts(turned ? height : width, turned ? width : height, hasAlpha(reader));
        });
    }

    /** What to do with an open, size-checked reader. */
    interface Work<T> {
        T apply(ImageReader reader, Path file) throws IOException;
    }

    static <T> T open(Path file, Work<T> work) throws IOException {
        try (ImageInputStream stream =
                ImageIO.createImageInputStream(existing(file).toFile())) {
            Iterator<ImageReader> readers = stream == null ? null : ImageIO.getImageReaders(stream);
            if (readers == null || !readers.hasNext()) {
                throw new UnreadableImageException(
                        file, "is not a picture in a format that Assetkiln knows; save it as PNG or JPEG.", null);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, false, false);
                checkSize(file, reader);
                return work.apply(reader, file);
            } finally {
                reader.dispose();
            }
        } catch (UnreadableImageException | NoSuchFileException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // decoders answer damaged bytes with any of both
            throw new UnreadableImageException(
                    file, "is damaged or cut off and cannot be read; open and save it again in a paint program.", e);
        }
    }

    private static Path existing(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, "There is no such file.");
        }
        return file;
    }

    private static void checkSize(Path file, ImageReader reader) throws IOException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > MAX_PIXELS) {
            String message = String.format(
                    Locale.ROOT,
                    "is %d×%d pixels, more than %d million; make it smaller first.",
                    width,
                    height,
                    MAX_PIXELS / 1_000_000);
            throw new UnreadableImageException(file, message, null);
        }
    }

    private static BufferedImage decode(ImageReader reader, Path file) throws IOException {
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        BufferedImage decoded = reader.read(0);
        if (warnings.stream().anyMatch(w -> w.toLowerCase(Locale.ROOT).contains("premature"))) {
            // libjpeg fills the missing part of a cut-off JPEG with grey and only warns
            throw new IOException(String.join("; ", warnings));
        }
        return Orientation.of(file, reader).upright(Argb.of(decoded));
    }

    private static boolean hasAlpha(ImageReader reader) throws IOException {
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        return types.hasNext() && types.next().getColorModel().hasAlpha();
    }
}
