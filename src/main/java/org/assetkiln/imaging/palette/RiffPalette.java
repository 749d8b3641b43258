package org.assetkiln.imaging.palette;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Microsoft's palette file: {@code RIFF}, length, {@code PAL }, chunks; the chunk {@code data} holds a LOGPALETTE, which is a
 * version, a count (both 16 bits, little-endian) and four bytes a colour: red, green, blue, flags.
 */
final class RiffPalette {
    private static final int DATA = 'd' | 'a' << 8 | 't' << 16 | 'a' << 24;

    private RiffPalette() {}

    /** What can be read of it; empty if there is no such chunk. */
    static List<Integer> colours(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = 12;
        while (at + 8 <= bytes.length) {
            int length = file.getInt(at + 4);
            if (file.getInt(at) == DATA) {
                return logPalette(file, at + 8);
            }
            if (length < 0 || length > bytes.length - at) {
                break;
            }
            at += 8 + length + (length & 1);
        }
        return List.of();
    }

    private static List<Integer> logPalette(ByteBuffer file, int at) {
        List<Integer> colours = new ArrayList<>();
        int count = at + 4 <= file.limit() ? file.getShort(at + 2) & 0xffff : 0;
        for (int i = 0, place = at + 4; i < count && place + 4 <= file.limit(); i++, place += 4) {
            int rgb = Integer.reverseBytes(file.getInt(place)) >>> 8;
            colours.add(rgb);
        }
        return colours;
    }
}
