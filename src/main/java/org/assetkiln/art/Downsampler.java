package org.assetkiln.art;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/** Averages squares of pixels into one, weighted by their opacity. */
final class Downsampler {
    private Downsampler() {}

    /** From premultiplied to straight alpha; fully transparent pixels become 0. */
    static BufferedImage average(BufferedImage large, int factor) {
        int width = large.getWidth() / factor;
        int height = large.getHeight() / factor;
        int[] in = large.getRaster().getPixels(0, 0, large.getWidth(), large.getHeight(), (int[]) null);
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        long[] sums = new long[4];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                sum(in, large.getWidth(), x * factor, y * factor, factor, sums);
                small.setRGB(x, y, pixel(sums, factor * factor));
            }
        }
        return small;
    }

    private static void sum(int[] in, int stride, int left, int top, int factor, long[] sums) {
        Arrays.fill(sums, 0);
        for (int i = 0; i < factor * factor; i++) {
            int at = 4 * ((top + i / factor) * stride + left + i % factor);
            for (int band = 0; band < 4; band++) {
                sums[band] += in[at + band];
            }
        }
    }

    private static int pixel(long[] sums, int count) {
        long alpha = (sums[3] + count / 2) / count;
        if (alpha == 0) {
            return 0;
        }
        int pixel = (int) alpha << 24;
        for (int band = 0; band < 3; band++) {
            long value = Math.min(255, (sums[band] * 255 + sums[3] / 2) / sums[3]);
            pixel |= (int) value << 16 - 8 * band;
        }
        return pixel;
    }
}
