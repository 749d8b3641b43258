package org.assetkiln.imaging;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.assetkiln.imaging.animation.AnimatedDocument;
import org.assetkiln.imaging.aseprite.AsepriteDocument;
import org.assetkiln.imaging.document.PictureDocument;
import org.assetkiln.imaging.format.Argb;
import org.assetkiln.imaging.format.Limits;
import org.assetkiln.imaging.format.PictureHeader;
import org.assetkiln.imaging.format.RefusedException;
import org.assetkiln.imaging.photoshop.PsdDocument;

/** Opens picture files; every way in which that can fail becomes one sentence. */
final class PictureReader {
    private PictureReader() {}

    /** Something done with a file whose header is sound and within the limits. */
    interface Work<T> {
        T apply(Path file, PictureHeader header) throws IOException;
    }

    static ImageFacts facts(Path file) throws IOException {
        return open(file, (path, header) -> {
            boolean turned = Orientation.fromTag(header.orientation()).swapsSides();
            return new ImageFacts(
                    turned ? header.height() : header.width(),
                    turned ? header.width() : header.height(),
                    header.transparent(),
                    header.format());
        });
    }

    static BufferedImage read(Path file) throws IOException {
        return open(file, PictureReader::decode);
    }

    static PictureDocument document(Path file) throws IOException {
        return new NamedDocument(file, open(file, PictureReader::whole));
    }

    static <T> T open(Path file, Work<T> work) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, "There is no such file.");
        }
        return named(file, () -> {
            PictureHeader header = PictureHeader.read(file);
            if (header == null) {
                throw new RefusedException(
                        "is not a picture in a format that Assetkiln knows; save it as PNG or JPEG.");
            }
            Limits.check(header.width(), header.height());
            if (!Limits.plausible(header, Files.size(file))) {
                throw new IOException("The file is too small for its pixels.");
            }
            return work.apply(file, header);
        });
    }

    /** Something that can fail without knowing the file. */
    interface Attempt<T> {
        T get() throws IOException;
    }

    static <T> T named(Path file, Attempt<T> attempt) throws IOException {
        try {
            return attempt.get();
        } catch (UnreadableImageException | NoSuchFileException e) {
            throw e;
        } catch (RefusedException e) {
            throw new UnreadableImageException(file, String.valueOf(e.getMessage()), e);
        } catch (OutOfMemoryError e) {
            // A decoder has believed a length that the file claims; there is room for all else.
            throw new UnreadableImageException(
                    file, "needs more memory than the program has; make it smaller first.", e);
        } catch (IOException | RuntimeException | AssertionError e) { // decoders answer damaged bytes with any of these
            throw new UnreadableImageException(
                    file, "is damaged or cut off and cannot be read; open and save it again in a paint program.", e);
        }
    }

    private static BufferedImage decode(Path file, PictureHeader header) throws IOException {
        return switch (header.format()) {
            case GIF, ASEPRITE, PSD -> whole(file, header).frame(0);
            default -> header.animated() ? whole(file, header).frame(0) : still(file, header);
        };
    }

    private static BufferedImage still(Path file, PictureHeader header) throws IOException {
        BufferedImage decoded =
                switch (header.format()) {
                    case BMP -> BmpFile.read(bytes(file));
                    case TGA -> TgaFile.read(bytes(file));
                    default -> ImageIoFile.first(file, header.format());
                };
        return Orientation.fromTag(header.orientation()).upright(Argb.of(decoded));
    }

    private static PictureDocument whole(Path file, PictureHeader header) throws IOException {
        return switch (header.format()) {
            case GIF -> AnimatedDocument.gif(bytes(file), header.width(), header.height());
            case PNG ->
                header.animated()
                        ? AnimatedDocument.png(bytes(file), header.width(), header.height())
                        : new StillDocument(still(file, header));
            case WEBP ->
                header.animated()
                        ? AnimatedDocument.webp(bytes(file), header.width(), header.height())
                        : new StillDocument(still(file, header));
            case ASEPRITE -> AsepriteDocument.read(bytes(file));
            case PSD -> PsdDocument.read(bytes(file), header.width(), header.height());
            default -> new StillDocument(still(file, header));
        };
    }

    private static byte[] bytes(Path file) throws IOException {
        Limits.checkBytes(Files.size(file));
        return Files.readAllBytes(file);
    }
}
