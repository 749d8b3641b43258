package org.assetkiln.imaging.aseprite;

import java.util.Arrays;

/** The palette while the file is read; chunks of the old kind count only as long as there is none of the new. */
final class Palettes {
    private static final int MOST = 1 << 16;

    private int[] colours = new int[0];
    private boolean isNew;

    int[] now() {
        return colours;
    }

    /** @param max what stands for full brightness */
    void old(Input in, int max) {
        if (isNew) {
            return;
        }
        int[] next = Arrays.copyOf(colours, 256);
        int at = 0;
        int packets = in.u16();
        for (int i = 0; i < packets; i++) {
            at += in.u8();
            int count = in.u8();
            for (int k = 0; k < (count == 0 ? 256 : count); k++) {
                int red = in.u8() * 255 / max;
                int green = in.u8() * 255 / max;
                int blue = in.u8() * 255 / max;
                next[at++ & 0xff] = 0xff000000 | (red & 0xff) << 16 | (green & 0xff) << 8 | blue & 0xff;
            }
        }
        colours = next;
    }

    void present(Input in) {
        long size = in.u32();
        long from = in.u32();
        long to = in.u32();
        in.skip(8);
        if (size > MOST || to >= MOST) {
            throw new IllegalArgumentException("The palette has " + size + " colours.");
        }
        int[] next = isNew ? Arrays.copyOf(colours, (int) size) : new int[(int) size];
        for (int i = (int) from; i <= to; i++) {
            boolean named = (in.u16() & 1) != 0;
            int rgb = in.u8() << 16 | in.u8() << 8 | in.u8();
            int colour = in.u8() << 24 | rgb;
            if (i < next.length) {
                next[i] = colour;
            }
            if (named) {
                in.text();
            }
        }
        colours = next;
        isNew = true;
    }
}
