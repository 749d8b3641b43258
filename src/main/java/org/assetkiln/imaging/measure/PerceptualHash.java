package org.assetkiln.imaging.measure;

import java.util.Arrays;

/**
 * The 64-bit DCT hash of Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions" (2010): the picture
 * as 32×32 grey, its cosine transform, of which the 8×8 lowest frequencies say one bit each: above their median or not.
 * The constant term takes no part in the median, and its bit is 0. Pictures that look alike differ in few bits.
 */
public final class PerceptualHash {
    private static final int SIZE = 32;
    private static final int BAND = 8;
    /** {@code COSINE[u * SIZE + x]} = cos(π u (2x + 1) / 64). */
    private static final float[] COSINE = cosine();

    private PerceptualHash() {}

    /** How many of 64 bits differ. */
    public static int distance(long one, long other) {
        return Long.bitCount(one ^ other);
    }

    /** @param grey row by row, 0 to 255 */
    static long of(float[] grey, int width, int height) {
        float[] low = lowBand(small(grey, width, height));
        float[] sorted = Arrays.copyOfRange(low, 1, low.length);
        Arrays.sort(sorted);
        float median = sorted[sorted.length / 2];
        long hash = 0;
        for (int i = 1; i < low.length; i++) {
            hash |= low[i] > median ? 1L << i : 0;
        }
        return hash;
    }

    /** Box averages; a picture smaller than 32 pixels repeats pixels. */
    private static float[] small(float[] grey, int width, int height) {
        float[] small = new float[SIZE * SIZE];
        for (int y = 0; y < SIZE; y++) {
            int top = y * height / SIZE;
            int bottom = Math.max(top + 1, (y + 1) * height / SIZE);
            for (int x = 0; x < SIZE; x++) {
                int left = x * width / SIZE;
                int right = Math.max(left + 1, (x + 1) * width / SIZE);
                small[y * SIZE + x] = average(grey, width, left, top, right, bottom);
            }
        }
        return small;
    }

    private static float average(float[] grey, int width, int left, int top, int right, int bottom) {
        float sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                sum += grey[y * width + x];
            }
        }
        return sum / ((right - left) * (bottom - top));
    }

    private static float[] lowBand(float[] small) {
        float[] rows = new float[SIZE * BAND]; // [y, u]
        for (int y = 0; y < SIZE; y++) {
            for (int u = 0; u < BAND; u++) {
                float sum = 0;
                for (int x = 0; x < SIZE; x++) {
                    sum += small[y * SIZE + x] * COSINE[u * SIZE + x];
                }
                rows[y * BAND + u] = sum;
            }
        }
        float[] low = new float[BAND * BAND]; // [v, u]
        for (int v = 0; v < BAND; v++) {
            for (int y = 0; y < SIZE; y++) {
                float factor = COSINE[v * SIZE + y];
                for (int u = 0; u < BAND; u++) {
                    low[v * BAND + u] += rows[y * BAND + u] * factor;
                }
            }
        }
        return low;
    }

    private static float[] cosine() {
        float[] cosine = new float[BAND * SIZE];
        for (int u = 0; u < BAND; u++) {
            for (int x = 0; x < SIZE; x++) {
                cosine[u * SIZE + x] = (float) Math.cos(Math.PI * u * (2 * x + 1) / (2.0 * SIZE));
            }
        }
        return cosine;
    }
}
