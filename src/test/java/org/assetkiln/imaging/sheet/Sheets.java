package org.assetkiln.imaging.sheet;

import java.util.Random;
import org.assetkiln.imaging.Pixels;

/** Sheets drawn for tests. */
final class Sheets {
    private Sheets() {}

    /** Discs, each touching at most the border of its cell, on a colour; every seventh cell is empty. */
    static Pixels sprites(int columns, int rows, int width, int height, int backdrop) {
        int[] argb = new int[columns * width * rows * height];
        for (int i = 0; i < argb.length; i++) {
            int x = i % (columns * width);
            int y = i / (columns * width);
            int cell = y / height * columns + x / width;
            double dx = (x % width + 0.5 - width / 2.0) / (width / 2.0 - cell % 3);
            double dy = (y % height + 0.5 - height / 2.0) / (height / 2.0 - cell % 2);
            boolean inside = cell % 7 != 6 && dx * dx + dy * dy < 1;
            argb[i] = inside ? 0xff000000 | cell * 0x123457 + x % 3 * 0x040404 : backdrop;
        }
        return new Pixels(columns * width, rows * height, argb);
    }

    /** Opaque tiles of noise around a colour of their own, with gaps and a frame of transparency. */
    static Pixels tiles(int columns, int rows, int size, int gap, int frame) {
        int width = 2 * frame + columns * (size + gap) - gap;
        int height = 2 * frame + rows * (size + gap) - gap;
        var random = new Random(7);
        int[] colours = random.ints((long) columns * rows, 0x202020, 0xd0d0d0).toArray();
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            int x = i % width - frame;
            int y = i / width - frame;
            boolean in = x >= 0 && y >= 0 && x % (size + gap) < size && y % (size + gap) < size;
            in &= x < columns * (size + gap) && y < rows * (size + gap) && i / width < height - frame;
            in &= i % width < width - frame;
            if (in) {
                int cell = y / (size + gap) * columns + x / (size + gap);
                argb[i] = 0xff000000 | colours[cell] + random.nextInt(8);
            }
        }
        return new Pixels(width, height, argb);
    }
}
