package org.assetkiln.imaging.format;

import java.io.IOException;

/** The chunks before the pixels of a PNG (W3C, Portable Network Graphics, third edition, 5.3 and 11). */
final class PngHeader {
    private static final int ALPHA = 4;

    private PngHeader() {}

    static PictureHeader read(Head head) throws IOException {
        if (!head.says(12, "IHDR")) {
            throw new IOException("The first chunk is not IHDR.");
        }
        int width = (int) Math.min(Integer.MAX_VALUE, head.u32be(16));
        int height = (int) Math.min(Integer.MAX_VALUE, head.u32be(20));
        boolean transparent = (head.u8(25) & ALPHA) != 0;
        boolean animated = false;
        int orientation = 1;
        long at = 8;
        while (!head.says(at + 4, "IDAT") && at + 12 <= head.length()) {
            if (head.says(at + 4, "tRNS")) {
                transparent = true;
            } else if (head.says(at + 4, "acTL")) {
                animated = head.u32be(at + 8) > 1;
            } else if (head.says(at + 4, "eXIf")) {
                orientation = Exif.orientation(head, at + 8);
            }
            at += 12 + head.u32be(at);
        }
        // A frame that is smaller than the picture leaves the rest empty.
        return new PictureHeader(PictureFormat.PNG, width, height, transparent || animated, orientation, animated);
    }
}
