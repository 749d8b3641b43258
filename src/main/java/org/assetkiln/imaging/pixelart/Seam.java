package org.assetkiln.imaging.pixelart;

import org.assetkiln.imaging.Pixels;

/**
 * How visible the seams are when a picture is repeated. Where opposite edges meet, colours may differ as much as neighbouring
 * columns differ inside on average, or as the ones at the edges differ from their neighbours; what goes beyond is the seam.
 *
 * @param across of repeating it to the side: 0 no seam to 1 black meets white; NaN where its edge is transparent
 * @param down of repeating it below, likewise
 */
public record Seam(double across, double down) {
    /** Of a picture of any size; about 30 µs for 64 × 64 pixels. */
    public static Seam of(Pixels picture) {
        int w = picture.width();
        int h = picture.height();
        return new Seam(seam(picture, h, w, w, 1), seam(picture, w, h, 1, w));
    }

    /** The more visible of both; NaN where an edge is transparent. */
    public double worst() {
        return Math.max(across, down);
    }

    /**
     * @param length pixels in one line along the seam
     * @param count of such lines
     * @param along distance of neighbours within a line in memory
     * @param step distance of neighbouring lines in memory
     */
    private static double seam(Pixels picture, int length, int count, int along, int step) {
        int[] argb = picture.argb();
        long wrap = 0;
        long inside = 0;
        long beside = 0;
        for (int i = 0; i < length; i++) {
            int line = i * along;
            int last = line + (count - 1) * step;
            if (argb[line] >>> 24 != 255 || argb[last] >>> 24 != 255) {
                return Double.NaN;
            }
            wrap += difference(argb[last], argb[line]);
            for (int at = line; at < last; at += step) {
                inside += difference(argb[at], argb[at + step]);
            }
            if (count > 1) {
                beside += difference(argb[line], argb[line + step]) + difference(argb[last - step], argb[last]);
            }
        }
        double usual = count < 2 ? 0 : Math.max((double) inside / (count - 1), beside / 2.0);
        return Math.max(0, wrap - usual) / (3 * 255.0 * length);
    }

    private static int difference(int one, int other) {
        return Math.abs((one >> 16 & 0xff) - (other >> 16 & 0xff))
                + Math.abs((one >> 8 & 0xff) - (other >> 8 & 0xff))
                + Math.abs((one & 0xff) - (other & 0xff));
    }
}
