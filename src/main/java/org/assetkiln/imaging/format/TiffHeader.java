package org.assetkiln.imaging.format;

import java.io.IOException;

/** The first directory of a TIFF (Adobe, TIFF revision 6.0). */
final class TiffHeader {
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int ORIENTATION = 274;
    private static final int EXTRA_SAMPLES = 338;
    private static final int SHORT = 3;

    private TiffHeader() {}

    static boolean begins(Head head) throws IOException {
        return head.says(0, "II*\0") || head.says(0, "MM\0*");
    }

    static PictureHeader read(Head head) throws IOException {
        boolean little = head.says(0, "II");
        long directory = Exif.u32(head, 4, little);
        int entries = Exif.u16(head, directory, little);
        long width = 0;
        long height = 0;
        long orientation = 1;
        boolean alpha = false;
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + 12L * i;
            boolean isShort = Exif.u16(head, entry + 2, little) == SHORT;
            long value = isShort ? Exif.u16(head, entry + 8, little) : Exif.u32(head, entry + 8, little);
            switch (Exif.u16(head, entry, little)) {
                case WIDTH -> width = value;
                case HEIGHT -> height = value;
                case ORIENTATION -> orientation = value;
                case EXTRA_SAMPLES -> alpha = value == 1 || value == 2;
                default -> {}
            }
        }
        int turned = orientation >= 1 && orientation <= 8 ? (int) orientation : 1;
        return new PictureHeader(PictureFormat.TIFF, side(width), side(height), alpha, turned, false);
    }

    private static int side(long value) {
        return (int) Math.min(Integer.MAX_VALUE, value);
    }
}
