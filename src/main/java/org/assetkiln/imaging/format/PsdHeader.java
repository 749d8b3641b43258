package org.assetkiln.imaging.format;

import java.io.IOException;

/** The header of a Photoshop file (Adobe, Photoshop File Formats Specification). */
final class PsdHeader {
    private static final int CMYK = 4;
    private static final int RGB = 3;
    private static final int LAB = 9;

    private PsdHeader() {}

    static PictureHeader read(Head head) throws IOException {
        int channels = head.u16be(12);
        int height = (int) Math.min(Integer.MAX_VALUE, head.u32be(14));
        int width = (int) Math.min(Integer.MAX_VALUE, head.u32be(18));
        int mode = head.u16be(24);
        int colours = mode == CMYK ? 4 : mode == RGB || mode == LAB ? 3 : 1;
        return new PictureHeader(PictureFormat.PSD, width, height, channels > colours, 1, false);
    }
}
