package org.assetkiln.imaging.format;

import java.io.IOException;

/** The first chunk of a WebP (RFC 9649) and, where there is one, the chunk with the orientation. */
final class WebpHeader {
    private static final int ALPHA = 0x10;
    private static final int ANIMATED = 0x02;
    private static final int EXIF = 0x08;

    private WebpHeader() {}

    static PictureHeader read(Head head) throws IOException {
        if (head.says(12, "VP8X")) {
            int flags = head.u8(20);
            int orientation = (flags & EXIF) == 0 ? 1 : orientation(head);
            boolean animated = (flags & ANIMATED) != 0;
            return header(
                    1 + head.u24le(24), 1 + head.u24le(27), (flags & ALPHA) != 0 || animated, orientation, animated);
        }
        if (head.says(12, "VP8L")) {
            long bits = head.u32le(21);
            return header((int) (bits & 0x3fff) + 1, (int) (bits >> 14 & 0x3fff) + 1, (bits >> 28 & 1) != 0, 1, false);
        }
        if (head.says(12, "VP8 ")) {
            return header(head.u16le(26) & 0x3fff, head.u16le(28) & 0x3fff, false, 1, false);
        }
        throw new IOException("The first chunk is none of WebP's.");
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

    private static PictureHeader header(int width, int height, boolean transparent, int orientation, boolean animated) {
        return new PictureHeader(PictureFormat.WEBP, width, height, transparent, orientation, animated);
    }
}
