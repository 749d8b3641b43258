package org.assetkiln.project.findings;

import org.assetkiln.imaging.measure.PerceptualHash;

/**
 * All pairs of 64-bit hashes that differ in at most so many bits. Cut into one part more than that, two such hashes have at
 * least one part the same, since every bit that differs spoils one part only; so only hashes that share a part are compared:
 * exact, and for four bits 1,600 times fewer than all pairs.
 */
final class NearPairs {
    private static final int MOST_BITS = 7;
    private static final int WIDTH = 64;
    /** More bits of a part only make the table larger. */
    private static final int MOST_OF_PART = 16;

    private final long[] hashes;
    private final int bits;
    private final Pair pair;

    /** Hears of pairs, as places in the array. */
    interface Pair {
        void of(int one, int other);
    }

    private NearPairs(long[] hashes, int bits, Pair pair) {
        this.hashes = hashes;
        this.bits = bits;
        this.pair = pair;
    }

    /** @param bits how many may differ, 0 to 7 */
    static void of(long[] hashes, int bits, Pair pair) {
        if (bits < 0 || bits > MOST_BITS) {
            throw new IllegalArgumentException("0 to " + MOST_BITS + " bits may differ, not " + bits + ".");
        }
        NearPairs pairs = new NearPairs(hashes, bits, pair);
        for (int part = 0; part <= bits; part++) {
            pairs.sharing(part);
        }
    }

    private void sharing(int part) {
        int[] starts = new int[(1 << MOST_OF_PART) + 1];
        int[] sorted = sorted(part, starts);
        for (int value = 0; value + 1 < starts.length; value++) {
            compare(sorted, starts[value], starts[value + 1], part);
        }
    }

    /** The places in the order of the part's value; those of a value are from its start to the next one's. */
    private int[] sorted(int part, int[] starts) {
        for (long hash : hashes) {
            starts[value(hash, part) + 1]++;
        }
        for (int value = 0; value + 1 < starts.length; value++) {
            starts[value + 1] += starts[value];
        }
        int[] next = starts.clone();
        int[] sorted = new int[hashes.length];
        for (int i = 0; i < hashes.length; i++) {
            sorted[next[value(hashes[i], part)]++] = i;
        }
        return sorted;
    }

    private void compare(int[] sorted, int from, int to, int part) {
        for (int i = from; i < to; i++) {
            long hash = hashes[sorted[i]];
            for (int j = i + 1; j < to; j++) {
                long other = hashes[sorted[j]];
                if (PerceptualHash.distance(hash, other) <= bits && !comparedBefore(hash ^ other, part)) {
                    pair.of(sorted[i], sorted[j]);
                }
            }
        }
    }

    /** Whether an earlier part is the same in both. */
    private boolean comparedBefore(long difference, int part) {
        for (int earlier = 0; earlier < part; earlier++) {
            if (value(difference, earlier) == 0) {
                return true;
            }
        }
        return false;
    }

    /** The part's bits, or as many of them as fit into the table. */
    private int value(long hash, int part) {
        int from = WIDTH * part / (bits + 1);
        int width = Math.min(MOST_OF_PART, WIDTH * (part + 1) / (bits + 1) - from);
        return (int) (hash >>> from) & (1 << width) - 1;
    }
}
