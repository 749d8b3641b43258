package org.assetkiln.ui.runs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A growing curve with ascending x that answers the lowest and highest y of any stretch in logarithmic time, so that a
 * hundred thousand points are drawn as quickly as a thousand. Level k of the pyramid holds the extremes of blocks of
 * 2^k points. Values that are not finite count for nothing.
 */
final class Curve {
    private double[] x = new double[256];
    private double[] y = new double[256];
    private int size;
    private int cuts;
    private final List<Level> levels = new ArrayList<>();

    /** Adds a point; one at or before the last x first takes away what came after it, as when a run is resumed. */
    void append(double atX, double value) {
        if (size > 0 && atX <= x[size - 1]) {
            cut(indexAt(atX));
        }
        if (size == x.length) {
            x = Arrays.copyOf(x, size * 2);
            y = Arrays.copyOf(y, size * 2);
        }
        x[size] = atX;
        y[size] = value;
        size++;
        for (int k = 1; size % (1 << k) == 0; k++) {
            if (levels.size() < k) {
                levels.add(new Level());
            }
            levels.get(k - 1).add(extremes(size - (1 << k), size, k - 1));
        }
    }

    /** Keeps the first points only. */
    void cut(int newSize) {
        size = Math.min(size, newSize);
        cuts++;
        for (int k = 1; k <= levels.size(); k++) {
            levels.get(k - 1).size = size >> k;
        }
    }

    /** How often points were taken away; who has copied points then starts again. */
    int cuts() {
        return cuts;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    double x(int index) {
        return x[index];
    }

    double y(int index) {
        return y[index];
    }

    double lastX() {
        return x[size - 1];
    }

    double lastY() {
        return y[size - 1];
    }

    /** Index of the first point whose x is at least this; {@link #size()} when there is none. */
    int indexAt(double atX) {
        int found = Arrays.binarySearch(x, 0, size, atX);
        return found >= 0 ? found : -found - 1;
    }

    /** Index of the point whose x is nearest; -1 on an empty curve. */
    int nearest(double atX) {
        int right = indexAt(atX);
        if (right == 0) {
            return size == 0 ? -1 : 0;
        }
        return right == size || atX - x[right - 1] <= x[right] - atX ? right - 1 : right;
    }

    /** The extremes of the points from (inclusive) to (exclusive). */
    Extremes extremes(int from, int to) {
        return extremes(from, to, levels.size());
    }

    private Extremes extremes(int from, int to, int highest) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int at = from;
        while (at < to) {
            int k = largestBlock(at, to, highest);
            double blockLow = k == 0 ? finiteOr(y[at], Double.POSITIVE_INFINITY) : levels.get(k - 1).low[at >> k];
            double blockHigh = k == 0 ? finiteOr(y[at], Double.NEGATIVE_INFINITY) : levels.get(k - 1).high[at >> k];
            low = Math.min(low, blockLow);
            high = Math.max(high, blockHigh);
            at += 1 << k;
        }
        return new Extremes(low, high);
    }

    private static int largestBlock(int at, int to, int highest) {
        int k = Math.min(highest, at == 0 ? highest : Integer.numberOfTrailingZeros(at));
        while (k > 0 && at + (1 << k) > to) {
            k--;
        }
        return k;
    }

    private static double finiteOr(double value, double other) {
        return Double.isFinite(value) ? value : other;
    }

    /**
     * Lowest and highest value; infinite the wrong way round when there was none.
     *
     * @param low the lowest
     * @param high the highest
     */
    record Extremes(double low, double high) {
        static final Extremes NONE = new Extremes(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

        boolean any() {
            return low <= high;
        }

        Extremes with(Extremes other) {
            return new Extremes(Math.min(low, other.low), Math.max(high, other.high));
        }

        Extremes with(double value) {
            return Double.isFinite(value) ? with(new Extremes(value, value)) : this;
        }
    }

    private static final class Level {
        private double[] low = new double[64];
        private double[] high = new double[64];
        private int size;

        private void add(Extremes block) {
            if (size == low.length) {
                low = Arrays.copyOf(low, size * 2);
                high = Arrays.copyOf(high, size * 2);
            }
            low[size] = block.low();
            high[size] = block.high();
            size++;
        }
    }
}
