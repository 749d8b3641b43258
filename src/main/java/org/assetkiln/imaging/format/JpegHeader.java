package org.assetkiln.imaging.format;

import java.io.IOException;

/** The segments before the first scan of a JPEG (ITU-T T.81, annex B). */
final class JpegHeader {
    private static final int APP1 = 0xe1;
    private static final int START_OF_SCAN = 0xda;
    private static final int BITS = 8;

    /** Up to SOF3 coding is by Huffman's tables: in one pass, progressive or without loss. */
    private static final int LAST_USUAL = 0xc3;

    private JpegHeader() {}

    static PictureHeader read(Head head) throws IOException {
        int orientation = 1;
        long at = 2;
        while (true) {
            if (head.u8(at) != 0xff) {
                at++; // stray bytes between segments are passed over, as libjpeg does
                continue;
            }
            int marker = head.u8(at + 1);
            if (isFrame(marker)) {
                check(marker, head.u8(at + 4));
                return new PictureHeader(
                        PictureFormat.JPEG, head.u16be(at + 7), head.u16be(at + 5), false, orientation, false);
            }
            if (marker == START_OF_SCAN) {
                throw new IOException("The pixels begin before their number is told.");
            }
            if (marker == APP1 && head.says(at + 4, "Exif\0\0")) {
                orientation = Exif.orientation(head, at + 10);
            }
            at += marker == 0xff ? 1 : alone(marker) ? 2 : 2 + head.u16be(at + 2);
        }
    }

    private static void check(int marker, int bits) throws RefusedException {
        if (bits != BITS) {
            throw new RefusedException("is a JPEG of " + bits
                    + " bits a colour, which only few programs read; save it as" + " PNG, or as a JPEG of 8 bits.");
        }
        if (marker > LAST_USUAL) {
            throw new RefusedException(
                    "is a JPEG of a rare kind (arithmetic or hierarchical coding); save it as PNG, or as"
                            + " a usual JPEG.");
        }
    }

    /** SOF0 to SOF15, without the Huffman tables, the reserved marker and the arithmetic conditioning among them. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** Markers without a segment: none, TEM, restarts, start and end. */
    private static boolean alone(int marker) {
        return marker <= 0x01 || marker >= 0xd0 && marker <= 0xd9;
    }
}
