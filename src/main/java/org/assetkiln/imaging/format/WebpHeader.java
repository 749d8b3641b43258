package org.assetkiln.imaging.format;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The chunks of a WebP (RFC 9649) that say how large its pictures are and how the camera was held. */
final class WebpHeader {
    private static final int ALPHA = 0x10;
    private static final int ANIMATED = 0x02;
    private static final int EXIF = 0x08;

    /** Bytes of an animation frame before its own chunks. */
    private static final int FRAME = 8 + 16;

    private WebpHeader() {}

    static PictureHeader read(Head head) throws IOException {
        if (head.says(12, "VP8X")) {
            int flags = head.u8(20);
            Size whole = new Size(1 + head.u24le(24), 1 + head.u24le(27));
            checkPictures(head, 12, head.length(), whole);
            int orientation = (flags & EXIF) == 0 ? 1 : orientation(head);
            boolean animated = (flags & ANIMATED) != 0;
            return header(whole, (flags & ALPHA) != 0 || animated, orientation, animated);
        }
        Size size = size(head, 12);
        if (size == null) {
            throw new IOException("The first chunk is none of WebP's.");
        }
        return header(size, head.says(12, "VP8L") && (head.u32le(21) >> 28 & 1) != 0, 1, false);
    }

    private record Size(int width, int height) {}

    /** What the pixels in a chunk say of themselves; null where it holds none. */
    private static @Nullable Size size(Head head, long chunk) throws IOException {
        if (head.says(chunk, "VP8L")) {
            long bits = head.u32le(chunk + 9);
            return new Size((int) (bits & 0x3fff) + 1, (int) (bits >> 14 & 0x3fff) + 1);
        } else if (head.says(chunk, "VP8 ")) {
            return new Size(head.u16le(chunk + 14) & 0x3fff, head.u16le(chunk + 16) & 0x3fff);
        }
        return null;
    }

    /** The decoder believes the pixels: they must not be more than what the limits were asked for. */
    private static void checkPictures(Head head, long from, long to, Size expected) throws IOException {
        for (long at = from; at + 8 <= to; ) {
            Size size = size(head, at);
            if (size != null && !size.equals(expected)) {
                throw new IOException("A picture is not of the size of its frame.");
            }
            long length = head.u32le(at + 4);
            if (head.says(at, "ANMF")) {
                Size frame = new Size(1 + head.u24le(at + 14), 1 + head.u24le(at + 17));
                checkPictures(head, at + FRAME, Math.min(to, at + 8 + length), frame);
            }
            at += 8 + length + (length & 1);
        }
    }

    private static int orientation(Head head) throws IOException {
        for (long at = 12; at + 8 <= head.length(); ) {
            if (head.says(at, "EXIF")) {
                // Some programs write the letters of a JPEG's segment before the directory.
                return Exif.orientation(head, at + (head.says(at + 8, "Exif\0\0") ? 14 : 8));
            }
            long length = head.u32le(at + 4);
            at += 8 + length + (length & 1);
        }
        return 1;
    }

    private static PictureHeader header(Size size, boolean transparent, int orientation, boolean animated) {
        return new PictureHeader(PictureFormat.WEBP, size.width(), size.height(), transparent, orientation, animated);
    }
}
