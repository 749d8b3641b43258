package org.assetkiln.imaging.sheet;

import org.assetkiln.imaging.Pixels;

/**
 * What happens between neighbouring columns (or rows) of a sheet.
 *
 * @param crossing at place x, in how many rows something goes on in about its colour over the line between columns x-1 and x
 * @param change at place x, how much colours change over that line, summed over the rows
 * @param empty whether nothing is in column x
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record Lines(int[] crossing, double[] change, boolean[] empty) {
    /** Largest difference of colours that count as the same, summed over the channels. */
    private static final int ALIKE = 32;

    static Lines columns(Pixels sheet, Backdrop backdrop) {
        return lines(sheet, backdrop, sheet.width(), sheet.height(), 1, sheet.width());
    }

    static Lines rows(Pixels sheet, Backdrop backdrop) {
        return lines(sheet, backdrop, sheet.height(), sheet.width(), sheet.width(), 1);
    }

    /**
     * @param count of columns (or rows)
     * @param length of each
     * @param step distance of neighbouring ones in memory
     * @param along distance of neighbouring pixels of one in memory
     */
    private static Lines lines(Pixels sheet, Backdrop backdrop, int count, int length, int step, int along) {
        var lines = new Lines(new int[count], new double[count], new boolean[count]);
        for (int i = 0; i < count; i++) {
            lines.empty[i] = true;
            for (int j = 0; j < length; j++) {
                int at = i * step + j * along;
                int here = sheet.argb()[at];
                boolean nothing = backdrop.shows(here);
                lines.empty[i] &= nothing;
                if (i > 0) {
                    int before = sheet.argb()[at - step];
                    int change = change(here, before);
                    lines.crossing[i] += nothing || backdrop.shows(before) || change > ALIKE ? 0 : 1;
                    lines.change[i] += change;
                }
            }
        }
        return lines;
    }

    private static int change(int one, int other) {
        int sum = 0;
        for (int shift = 0; one != other && shift <= 24; shift += 8) {
            sum += Math.abs((one >>> shift & 0xff) - (other >>> shift & 0xff));
        }
        return sum;
    }

    int count() {
        return crossing.length;
    }
}
