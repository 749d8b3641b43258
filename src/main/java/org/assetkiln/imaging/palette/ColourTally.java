package org.assetkiln.imaging.palette;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.assetkiln.imaging.palette.ColourCounts.Count;

/**
 * Counts colours without boxes: open addressing over ints. Of a picture with more than {@link #EXACT} of them, colours that
 * share the upper five bits of each channel count as one.
 */
final class ColourTally {
    static final int EXACT = 4096;

    private static final int FREE = -1; // no colour: those have 24 bits
    private static final int COARSE = 0xf8f8f8;
    private static final int MIDDLE = 0x040404;

    private int[] colours = filled(256);
    private int[] counts = new int[256];
    private int size;
    private boolean coarse;
    private int last;

    /** @param pixels how many of them to add */
    void add(int rgb, int pixels) {
        int colour = coarse ? rgb & COARSE | MIDDLE : rgb;
        if (counts[last] > 0 && colours[last] == colour) {
            counts[last] += pixels;
            return;
        }
        int at = (colour * 0x9e3779b9 >>> 8) & colours.length - 1;
        while (colours[at] != FREE && colours[at] != colour) {
            at = at + 1 & colours.length - 1;
        }
        boolean first = colours[at] == FREE;
        colours[at] = colour;
        counts[at] += pixels;
        last = at;
        if (first && ++size * 2 > colours.length) {
            coarse |= size >= EXACT;
            again(colours.length * 4);
        }
    }

    private void again(int length) {
        int[] before = colours;
        int[] counted = counts;
        colours = filled(length);
        counts = new int[length];
        size = 0;
        last = 0;
        for (int i = 0; i < before.length; i++) {
            if (before[i] != FREE) {
                add(before[i], counted[i]);
            }
        }
    }

    /** The most frequent first. */
    List<Count> sorted() {
        List<Count> all = new ArrayList<>(size);
        for (int i = 0; i < colours.length; i++) {
            if (colours[i] != FREE) {
                all.add(new Count(colours[i], counts[i]));
            }
        }
        all.sort(Comparator.comparingInt(Count::pixels).reversed().thenComparingInt(Count::rgb));
        return all;
    }

    private static int[] filled(int length) {
        int[] table = new int[length];
        Arrays.fill(table, FREE);
        return table;
    }
}
