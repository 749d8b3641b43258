package org.assetkiln.project.findings;

import org.assetkiln.imaging.measure.PerceptualHash;

/**
 * All pairs of 64-bit hashes that differ in at most seven bits. Of the eight bytes of such two at least one is the same, so
 * only hashes that share a byte are compared: exact, and 30 times fewer than all pairs.
 */
final class NearPairs {
    private static final int MOST_BITS = 7;
    private static final int BYTES = 8;
    private static final int VALUES = 256;

    private NearPairs() {}

    /** Hears of pairs, as places in the array. */
    interface Pair {
        void of(int one, int other);
    }

    /** @param bits how many may differ, 0 to 7 */
    static void of(long[] hashes, int bits, Pair pair) {
        if (bits < 0 || bits > MOST_BITS) {
            throw new IllegalArgumentException("0 to " + MOST_BITS + " bits may differ, not " + bits + ".");
        }
        for (int band = 0; band < BYTES; band++) {
            int[] starts = new int[VALUES + 1];
            int[] sorted = sorted(hashes, band, starts);
            for (int value = 0; value < VALUES; value++) {
                compare(hashes, sorted, starts[value], starts[value + 1], band, bits, pair);
            }
        }
    }

    /** The places in the order of the band's byte; those of a value are from its start to the next one's. */
    private static int[] sorted(long[] hashes, int band, int[] starts) {
        for (long hash : hashes) {
            starts[value(hash, band) + 1]++;
        }
        for (int value = 0; value < VALUES; value++) {
            starts[value + 1] += starts[value];
        }
        int[] next = starts.clone();
        int[] sorted = new int[hashes.length];
        for (int i = 0; i < hashes.length; i++) {
            sorted[next[value(hashes[i], band)]++] = i;
        }
        return sorted;
    }

    private static void compare(long[] hashes, int[] sorted, int from, int to, int band, int bits, Pair pair) {
        for (int i = from; i < to; i++) {
            long hash = hashes[sorted[i]];
            for (int j = i + 1; j < to; j++) {
                long other = hashes[sorted[j]];
                if (PerceptualHash.distance(hash, other) <= bits && !comparedBefore(hash ^ other, band)) {
                    pair.of(sorted[i], sorted[j]);
                }
            }
        }
    }

    /** Whether an earlier band has the same byte in both. */
    private static boolean comparedBefore(long difference, int band) {
        for (int earlier = 0; earlier < band; earlier++) {
            if (value(difference, earlier) == 0) {
                return true;
            }
        }
        return false;
    }

    private static int value(long hash, int band) {
        return (int) (hash >>> 8 * band) & 0xff;
    }
}
