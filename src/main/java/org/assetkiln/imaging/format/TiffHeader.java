package org.assetkiln.imaging.format;

import java.io.IOException;

/** The first directory of a TIFF (Adobe, TIFF revision 6.0) or a BigTIFF, whose counts and places are twice as long. */
final class TiffHeader {
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int ORIENTATION = 274;
    private static final int EXTRA_SAMPLES = 338;
    private static final int SHORT = 3;
    private static final int MOST_ENTRIES = 0xffff;

    private final Head head;
    private final boolean little;
    private final boolean big;
    private long width;
    private long height;
    private long orientation = 1;
    private boolean alpha;

    private TiffHeader(Head head) throws IOException {
        this.head = head;
        little = head.says(0, "II");
        big = Exif.u16(head, 2, little) == '+';
    }

    static boolean begins(Head head) throws IOException {
        return head.says(0, "II*\0") || head.says(0, "MM\0*") || head.says(0, "II+\0") || head.says(0, "MM\0+");
    }

    static PictureHeader read(Head head) throws IOException {
        return new TiffHeader(head).read();
    }

    private PictureHeader read() throws IOException {
        long directory = big ? u64(8) : Exif.u32(head, 4, little);
        long entries = Math.min(MOST_ENTRIES, big ? u64(directory) : Exif.u16(head, directory, little));
        long first = directory + (big ? 8 : 2);
        for (int i = 0; i < entries; i++) {
            entry(first + (big ? 20L : 12L) * i);
        }
        int turned = orientation >= 1 && orientation <= 8 ? (int) orientation : 1;
        return new PictureHeader(PictureFormat.TIFF, side(width), side(height), alpha, turned, false);
    }

    private void entry(long at) throws IOException {
        long count = Exif.u32(head, at + (big && !little ? 8 : 4), little);
        long room = at + (big ? 12 : 8);
        boolean isShort = Exif.u16(head, at + 2, little) == SHORT;
        long value = isShort ? Exif.u16(head, room, little) : big ? u64(room) : Exif.u32(head, room, little);
        switch (Exif.u16(head, at, little)) {
            case WIDTH -> width = value;
            case HEIGHT -> height = value;
            case ORIENTATION -> orientation = value;
            case EXTRA_SAMPLES -> alpha = meansAlpha(count * 2 <= (big ? 8 : 4) ? value : farValue(room));
            default -> {}
        }
    }

    private static boolean meansAlpha(long kind) {
        return kind == 1 || kind == 2;
    }

    /** The first of several short numbers that lie elsewhere. */
    private long farValue(long room) throws IOException {
        return Exif.u16(head, big ? u64(room) : Exif.u32(head, room, little), little);
    }

    private long u64(long at) throws IOException {
        long first = Exif.u32(head, at, little);
        long second = Exif.u32(head, at + 4, little);
        long high = little ? second : first;
        return high != 0 ? Integer.MAX_VALUE : little ? first : second;
    }

    private static int side(long value) {
        return (int) Math.min(Integer.MAX_VALUE, value);
    }
}
