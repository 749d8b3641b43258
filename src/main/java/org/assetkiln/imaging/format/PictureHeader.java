package org.assetkiln.imaging.format;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the first bytes of a picture file say.
 *
 * @param width pixels as stored, before turning upright
 * @param height pixels as stored
 * @param transparent whether the format stores transparency in this file
 * @param orientation the EXIF orientation, 1 to 8; 1 is upright
 * @param animated whether there may be more than one frame
 */
public record PictureHeader(
        PictureFormat format, int width, int height, boolean transparent, int orientation, boolean animated) {
    /**
     * Reads the header of a picture.
     *
     * @return null when the file is no picture in a known format
     * @throws IOException when the header is cut off or makes no sense
     */
    public static @Nullable PictureHeader read(Path file) throws IOException {
        try (Head head = new Head(file)) {
            PictureFormat format = format(head);
            PictureHeader header = format == null ? null : read(format, head);
            if (header != null && (header.width < 1 || header.height < 1)) {
                throw new EOFException("The picture has no pixels.");
            }
            return header;
        }
    }

    /** By the letters that each format begins with; TGA has none and is known by a header that makes sense. */
    private static @Nullable PictureFormat format(Head head) throws IOException {
        if (head.says(0, "\u0089PNG\r\n\u001a\n")) {
            return PictureFormat.PNG;
        } else if (head.says(0, "\u00ff\u00d8\u00ff")) {
            return PictureFormat.JPEG;
        } else if (head.says(0, "GIF87a") || head.says(0, "GIF89a")) {
            return PictureFormat.GIF;
        } else if (head.says(0, "RIFF") && head.says(8, "WEBP")) {
            return PictureFormat.WEBP;
        } else if (head.says(0, "8BPS")) {
            return PictureFormat.PSD;
        } else if (TiffHeader.begins(head)) {
            return PictureFormat.TIFF;
        } else if (head.says(4, "\u00e0\u00a5")) {
            return PictureFormat.ASEPRITE;
        } else if (BmpHeader.begins(head)) {
            return PictureFormat.BMP;
        }
        return TgaHeader.begins(head) ? PictureFormat.TGA : null;
    }

    private static PictureHeader read(PictureFormat format, Head head) throws IOException {
        return switch (format) {
            case PNG -> PngHeader.read(head);
            case JPEG -> JpegHeader.read(head);
            case GIF -> GifHeader.read(head);
            case BMP -> BmpHeader.read(head);
            case WEBP -> WebpHeader.read(head);
            case TGA -> TgaHeader.read(head);
            case TIFF -> TiffHeader.read(head);
            case PSD -> PsdHeader.read(head);
            // Layers are transparent unless the lowest is a background; only the layers say so.
            case ASEPRITE -> new PictureHeader(format, head.u16le(8), head.u16le(10), true, 1, head.u16le(6) > 1);
        };
    }
}
