package org.assetkiln.imaging.pixelart;

import org.assetkiln.imaging.Pixels;

/** How much a picture changes from each column to the next, and from each row to the next. */
final class Edges {
    /** Rows that are looked at for the columns, and the other way round: enough to find a grid in a picture of any size. */
    private static final int LINES = 256;

    private Edges() {}

    /** Strength of the edge between column x-1 and x at place x; place 0 is 0. Length: width. */
    static double[] across(Pixels picture) {
        double[] strength = new double[picture.width()];
        int step = Math.max(1, picture.height() / LINES);
        for (int y = step / 2; y < picture.height(); y += step) {
            for (int x = 1; x < picture.width(); x++) {
                strength[x] += squared(picture.at(x - 1, y), picture.at(x, y));
            }
        }
        return strength;
    }

    /** The same for rows; length: height. */
    static double[] down(Pixels picture) {
        double[] strength = new double[picture.height()];
        int step = Math.max(1, picture.width() / LINES);
        for (int y = 1; y < picture.height(); y++) {
            for (int x = step / 2; x < picture.width(); x += step) {
                strength[y] += squared(picture.at(x, y - 1), picture.at(x, y));
            }
        }
        return strength;
    }

    /** Squared distance of two colours as they are seen: what lies under full transparency does not count. */
    private static double squared(int one, int other) {
        if (one == other) {
            return 0;
        }
        int a = one >>> 24;
        int b = other >>> 24;
        int sum = (a - b) * (a - b);
        for (int shift = 0; shift <= 16; shift += 8) {
            int d = (a * (one >> shift & 0xff) - b * (other >> shift & 0xff)) / 255;
            sum += d * d;
        }
        return sum;
    }
}
