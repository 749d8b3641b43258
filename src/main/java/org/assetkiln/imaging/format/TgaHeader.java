package org.assetkiln.imaging.format;

import java.io.IOException;

/** The header of a TGA (Truevision, TGA File Format Specification 2.0, C.2); it has no letters to be known by. */
final class TgaHeader {
    private static final int HEADER = 18;

    private TgaHeader() {}

    static boolean begins(Head head) throws IOException {
        if (head.length() < HEADER || head.u8(1) > 1) {
            return false;
        }
        int type = head.u8(2);
        int bits = head.u8(16);
        boolean map = head.u8(1) == 1;
        return switch (type) {
            case 1, 9 -> map && bits == 8 && mapBits(head.u8(7));
            case 2, 10 -> bits == 15 || bits == 16 || bits == 24 || bits == 32;
            case 3, 11 -> bits == 8 || bits == 16;
            default -> false;
        };
    }

    private static boolean mapBits(int bits) {
        return bits == 15 || bits == 16 || bits == 24 || bits == 32;
    }

    static PictureHeader read(Head head) throws IOException {
        boolean alpha = (head.u8(17) & 0x0f) != 0 || head.u8(16) == 32 || head.u8(1) == 1 && head.u8(7) == 32;
        return new PictureHeader(PictureFormat.TGA, head.u16le(12), head.u16le(14), alpha, 1, false);
    }
}
