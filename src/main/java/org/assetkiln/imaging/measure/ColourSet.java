package org.assetkiln.imaging.measure;

import java.util.Arrays;

/** Counts different colours up to {@link Measures#MANY_COLOURS}: open addressing over ints, without boxes. */
final class ColourSet {
    private static final int FREE = -1; // no colour: those have 24 bits

    private int[] table = filled(256);
    private int size;
    private int last = FREE;

    void add(int rgb) {
        if (rgb == last || size == Measures.MANY_COLOURS) {
            return;
        }
        last = rgb;
        if (put(table, rgb) && ++size * 2 > table.length) {
            int[] larger = filled(table.length * 4);
            for (int colour : table) {
                boolean unused = colour != FREE && put(larger, colour);
            }
            table = larger;
        }
    }

    int size() {
        return size;
    }

    private static boolean put(int[] table, int rgb) {
        int at = (rgb * 0x9e3779b9 >>> 8) & table.length - 1;
        while (table[at] != FREE) {
            if (table[at] == rgb) {
                return false;
            }
            at = at + 1 & table.length - 1;
        }
        table[at] = rgb;
        return true;
    }

    private static int[] filled(int length) {
        int[] table = new int[length];
        Arrays.fill(table, FREE);
        return table;
    }
}
