package org.assetkiln.imaging.format;

import java.io.IOException;

/** The blocks of a GIF up to its second picture (CompuServe, GIF89a specification). */
final class GifHeader {
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xf9;
    private static final int PICTURE = 0x2c;

    private GifHeader() {}

    static PictureHeader read(Head head) throws IOException {
        int width = head.u16le(6);
        int height = head.u16le(8);
        boolean transparent = false;
        int pictures = 0;
        long at = 13 + colours(head.u8(10));
        while (pictures < 2 && at + 10 < head.length()) {
            int block = head.u8(at);
            if (block == EXTENSION) {
                boolean control = head.u8(at + 1) == GRAPHIC_CONTROL;
                transparent |= control && pictures == 0 && (head.u8(at + 3) & 1) != 0;
                at = afterBlocks(head, at + 2);
            } else if (block == PICTURE) {
                boolean fills = head.u32le(at + 1) == 0 && head.u16le(at + 5) >= width && head.u16le(at + 7) >= height;
                transparent |= pictures == 0 && !fills;
                pictures++;
                at = afterBlocks(head, at + 11 + colours(head.u8(at + 9)));
            } else {
                break;
            }
        }
        return new PictureHeader(PictureFormat.GIF, width, height, transparent, 1, pictures > 1);
    }

    /** Bytes of a colour table, from the flags that announce it. */
    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private static long afterBlocks(Head head, long from) throws IOException {
        long at = from;
        while (at < head.length() && head.u8(at) > 0) {
            at += 1 + head.u8(at);
        }
        return at + 1;
    }
}
