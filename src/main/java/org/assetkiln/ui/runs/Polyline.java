package org.assetkiln.ui.runs;

/**
 * A curve as the points of a line on the screen. Where several points share a column of pixels only the first, the
 * lowest, the highest and the last of them are kept: the picture is the same and its cost depends on the width alone.
 */
final class Polyline {
    private double[] x = new double[4096];
    private double[] y = new double[4096];
    private int size;

    /** Fills in the stretch of the curve that the plot shows and one point on either side. */
    void trace(Curve curve, Plot plot) {
        size = 0;
        int from = Math.max(0, curve.indexAt(plot.steps().low()) - 1);
        int to = Math.min(curve.size(), ChartModel.afterLast(curve, plot.steps().high()) + 1);
        int columns = (int) Math.ceil(plot.width());
        ensure(4 * (columns + 2) + 4);
        if (to - from <= 2 * columns) {
            for (int i = from; i < to; i++) {
                add(plot.x(curve.x(i)), plot, curve.y(i));
            }
            return;
        }
        int at = from;
        for (int column = 0; column <= columns && at < to; column++) {
            double edge = plot.stepAt(plot.left() + column + 1);
            int next = Math.min(to, Math.max(at, curve.indexAt(edge)));
            if (next > at) {
                column(curve, plot, at, next, plot.left() + column + 0.5);
                at = next;
            }
        }
    }

    private void column(Curve curve, Plot plot, int from, int to, double px) {
        add(px, plot, curve.y(from));
        Curve.Extremes extremes = curve.extremes(from, to);
        if (extremes.any()) {
            add(px, plot, extremes.low());
            add(px, plot, extremes.high());
        }
        add(px, plot, curve.y(to - 1));
    }

    private void add(double px, Plot plot, double value) {
        if (Double.isFinite(value)) {
            x[size] = px;
            y[size] = plot.y(value);
            size++;
        }
    }

    private void ensure(int points) {
        if (x.length < points) {
            x = new double[points];
            y = new double[points];
        }
    }

    double[] x() {
        return x;
    }

    double[] y() {
        return y;
    }

    int size() {
        return size;
    }
}
