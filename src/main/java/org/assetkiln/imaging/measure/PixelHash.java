package org.assetkiln.imaging.measure;

/** Tells pictures apart that differ in any visible pixel. Not for defence: who wants to can make two of the same hash. */
final class PixelHash {
    private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;

    private PixelHash() {}

    /** Never 0. Two pixels a step, mixed as the finaliser of SplitMix64 does. */
    static long of(int[] argb, int width) {
        long hash = mixed(MULTIPLIER + width);
        int even = argb.length & ~1;
        for (int i = 0; i < even; i += 2) {
            long two = (long) seen(argb[i]) << 32 | seen(argb[i + 1]) & 0xffffffffL;
            hash = mixed(hash * 31 + two);
        }
        if (even < argb.length) {
            hash = mixed(hash * 31 + seen(argb[even]));
        }
        return hash == 0 ? 1 : hash;
    }

    private static int seen(int pixel) {
        return pixel >>> 24 == 0 ? 0 : pixel;
    }

    private static long mixed(long value) {
        long z = value;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
