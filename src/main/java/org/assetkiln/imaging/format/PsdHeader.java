package org.assetkiln.imaging.format;

import java.io.IOException;

/** The header of a Photoshop file (Adobe, Photoshop File Formats Specification). */
final class PsdHeader {
    private static final int HEADER = 26;
    private static final int LARGE = 2;
    private static final int DEPTH = 22;
    private static final int FLOATING = 32;

    private PsdHeader() {}

    static PictureHeader read(Head head) throws IOException {
        int height = (int) Math.min(Integer.MAX_VALUE, head.u32be(14));
        int width = (int) Math.min(Integer.MAX_VALUE, head.u32be(18));
        if (head.u16be(DEPTH) == FLOATING) {
            throw new RefusedException(
                    "is a Photoshop file of 32 bits a colour; convert it to 16 or 8 bits in Photoshop first.");
        }
        return new PictureHeader(PictureFormat.PSD, width, height, transparent(head), 1, false);
    }

    /** The number of layers is negative where the whole picture has transparency. */
    private static boolean transparent(Head head) throws IOException {
        int lengths = head.u16be(4) == LARGE ? 8 : 4;
        long resources = HEADER + 4 + head.u32be(HEADER);
        long layers = resources + 4 + head.u32be(resources);
        long count = layers + 2L * lengths;
        return count + 2 <= head.length() && head.u32be(layers + lengths - 4) > 0 && head.u8(count) >= 0x80;
    }
}
