package org.assetkiln.project.search;

import java.util.Arrays;
import java.util.Comparator;

/** Puts many things in order without boxes: each gets a rank, and ranks with their places are sorted as plain numbers. */
final class Ranks {
    /** Of what has no value: behind all others, whichever way they are sorted. */
    private static final int LAST = Integer.MAX_VALUE;

    private record Word(String text, int place) {}

    private Ranks() {}

    /** Equal numbers have the same rank; NaN comes last. */
    static int[] of(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.parallelSort(sorted);
        int different = 0;
        for (double number : sorted) {
            if (different == 0 || Double.compare(sorted[different - 1], number) != 0) {
                sorted[different++] = number;
            }
        }
        int[] ranks = new int[numbers.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = Double.isNaN(numbers[i]) ? LAST : Arrays.binarySearch(sorted, 0, different, numbers[i]);
        }
        return ranks;
    }

    /** Equal words have the same rank. */
    static int[] of(String[] words) {
        Word[] sorted = new Word[words.length];
        for (int i = 0; i < words.length; i++) {
            sorted[i] = new Word(words[i], i);
        }
        Arrays.parallelSort(sorted, Comparator.comparing(Word::text));
        int[] ranks = new int[words.length];
        int rank = 0;
        for (int i = 0; i < sorted.length; i++) {
            rank += i > 0 && !sorted[i].text().equals(sorted[i - 1].text()) ? 1 : 0;
            ranks[sorted[i].place()] = rank;
        }
        return ranks;
    }

    /** The same places by their ranks; those of equal rank in the order in which they were. */
    static int[] sorted(int[] places, int[] ranks, boolean down) {
        long[] keys = new long[places.length];
        for (int i = 0; i < keys.length; i++) {
            int rank = ranks[places[i]];
            int key = down && rank != LAST ? LAST - 1 - rank : rank;
            keys[i] = (long) key << 32 | i;
        }
        Arrays.parallelSort(keys);
        int[] sorted = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            sorted[i] = places[(int) keys[i]];
        }
        return sorted;
    }
}
