package org.assetkiln.imaging.format;

import java.io.IOException;

/** How a camera was held: tag 274 of a TIFF directory (EXIF 2.3, 4.6.4). */
final class Exif {
    private static final int ORIENTATION = 274;
    private static final int ENTRY = 12;

    private Exif() {}

    /**
     * @param tiff where the TIFF header in the file is
     * @return 1 to 8; 1 also where the note is missing or damaged, which must not cost the picture
     */
    static int orientation(Head head, long tiff) throws IOException {
        boolean little = head.says(tiff, "II");
        if (!little && !head.says(tiff, "MM") || tiff + 8 > head.length()) {
            return 1;
        }
        long at = tiff + u32(head, tiff + 4, little);
        if (at + 2 > head.length()) {
            return 1;
        }
        int entries = u16(head, at, little);
        for (int i = 0; i < entries && at + 2 + ENTRY * (i + 1L) <= head.length(); i++) {
            long entry = at + 2 + (long) ENTRY * i;
            if (u16(head, entry, little) == ORIENTATION) {
                int value = u16(head, entry + 8, little);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    static int u16(Head head, long at, boolean little) throws IOException {
        return little ? head.u16le(at) : head.u16be(at);
    }

    static long u32(Head head, long at, boolean little) throws IOException {
        return little ? head.u32le(at) : head.u32be(at);
    }
}
