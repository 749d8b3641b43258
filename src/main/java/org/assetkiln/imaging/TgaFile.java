package org.assetkiln.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A TGA: every kind of pixel, packed or not, from any corner (Truevision, TGA File Format Specification 2.0). */
final class TgaFile {
    private static final int HEADER = 18;
    private static final int PACKED = 8;
    private static final int COLOUR_MAP = 1;
    private static final int GREY = 3;
    private static final int FROM_RIGHT = 0x10;
    private static final int FROM_TOP = 0x20;
    private static final int OPAQUE = 0xff000000;

    /** A packet of 128 equal pixels takes two bytes or more. */
    private static final int MOST_PIXELS_PER_BYTE = 64;

    private final ByteBuffer in;
    private final int kind;
    private final int width;
    private final int height;
    private final int bits;
    private final int flags;
    private final int firstColour;
    private final int[] colours;

    private TgaFile(byte[] file) {
        in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int note = in.get() & 0xff;
        boolean mapped = in.get() == 1;
        kind = in.get();
        firstColour = in.getShort() & 0xffff;
        colours = new int[in.getShort() & 0xffff];
        int mapBits = in.get();
        in.getInt(); // where it lies on a screen
        width = in.getShort() & 0xffff;
        height = in.getShort() & 0xffff;
        bits = in.get();
        flags = in.get();
        in.position(HEADER + note);
        for (int i = 0; mapped && i < colours.length; i++) {
            colours[i] = colour(mapBits, mapBits == Integer.SIZE);
        }
    }

    static BufferedImage read(byte[] file) throws IOException {
        return new TgaFile(file).picture();
    }

    private BufferedImage picture() throws IOException {
        if ((long) width * height > (long) in.limit() * MOST_PIXELS_PER_BYTE) {
            throw new IOException("The file is too small for its pixels.");
        }
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int[] argb = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        int some = 0;
        for (int at = 0; at < argb.length; ) {
            int packet = kind > PACKED ? in.get() & 0xff : 0x7f;
            boolean same = packet >= 0x80;
            int count = Math.min((packet & 0x7f) + 1, argb.length - at);
            int pixel = 0;
            for (int i = 0; i < count; i++) {
                pixel = same && i > 0 ? pixel : pixel();
                argb[place(at++)] = pixel;
                some |= pixel;
            }
        }
        if (some >>> 24 == 0 && (flags & 0x0f) == 0) {
            // Some programs leave the fourth byte empty and say that it has no meaning.
            for (int i = 0; i < argb.length; i++) {
                argb[i] |= OPAQUE;
            }
        }
        return picture;
    }

    private int place(int at) {
        int x = at % width;
        int y = at / width;
        int column = (flags & FROM_RIGHT) != 0 ? width - 1 - x : x;
        int row = (flags & FROM_TOP) != 0 ? y : height - 1 - y;
        return row * width + column;
    }

    private int pixel() {
        int plain = kind & ~PACKED;
        if (plain == COLOUR_MAP) {
            return colours[(in.get() & 0xff) - firstColour];
        }
        if (plain == GREY) {
            int grey = in.get() & 0xff;
            int alpha = bits == Short.SIZE ? in.get() & 0xff : 0xff;
            return alpha << 24 | grey << 16 | grey << 8 | grey;
        }
        return colour(bits, bits == Integer.SIZE || (flags & 0x0f) == 1);
    }

    private int colour(int size, boolean transparent) {
        return switch (size) {
            case 15, 16 -> {
                int value = in.getShort();
                int alpha = size == Short.SIZE && transparent && value >= 0 ? 0 : OPAQUE;
                yield alpha | five(value >> 10) << 16 | five(value >> 5) << 8 | five(value);
            }
            case 24 -> OPAQUE | in.get() & 0xff | (in.get() & 0xff) << 8 | (in.get() & 0xff) << 16;
            default -> transparent ? in.getInt() : in.getInt() | OPAQUE;
        };
    }

    private static int five(int value) {
        return ((value & 31) * 255 + 15) / 31;
    }
}
