package org.assetkiln.imaging.format;

import java.io.IOException;

/** The information header of a BMP (Microsoft, Bitmap Storage). */
final class BmpHeader {
    private static final int OS2 = 12;
    private static final int ALPHA_MASK = 14 + 52;
    private static final int WITH_ALPHA_MASK = 56;
    private static final int WITH_PACKING = 20;
    private static final int BIT_FIELDS = 3;
    private static final int WITH_ALPHA_FIELDS = 6;

    private BmpHeader() {}

    static boolean begins(Head head) throws IOException {
        return head.says(0, "BM") && head.length() > 26;
    }

    static PictureHeader read(Head head) throws IOException {
        long size = head.u32le(14);
        if (size == OS2) {
            return header(head.u16le(18), head.u16le(20), false);
        }
        int width = (int) head.u32le(18);
        int height = (int) head.u32le(22);
        long packing = size >= WITH_PACKING ? head.u32le(30) : 0;
        if (packing > BIT_FIELDS && packing != WITH_ALPHA_FIELDS) {
            throw new RefusedException("is a BMP with another kind of file inside it; save it as PNG.");
        }
        boolean fields = packing >= BIT_FIELDS && size >= WITH_ALPHA_MASK;
        // Rows of a negative height run from the top.
        return header(width, Math.abs(height), fields && head.u32le(ALPHA_MASK) != 0);
    }

    private static PictureHeader header(int width, int height, boolean transparent) {
        return new PictureHeader(PictureFormat.BMP, width, height, transparent, 1, false);
    }
}
