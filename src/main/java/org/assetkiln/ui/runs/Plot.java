package org.assetkiln.ui.runs;

/**
 * The chart's inner area with its axes, in pixels of the canvas.
 *
 * @param left x of its left edge
 * @param top y of its upper edge
 * @param width its width
 * @param height its height
 * @param steps the axis from left to right
 * @param values the axis from bottom to top
 */
record Plot(double left, double top, double width, double height, Axis steps, Axis values) {
    private static final double LEFT = 58;
    private static final double RIGHT = 14;
    private static final double TOP = 10;
    private static final double BOTTOM = 26;

    static Plot in(double width, double height, ChartModel model) {
        return new Plot(
                LEFT,
                TOP,
                Math.max(1, width - LEFT - RIGHT),
                Math.max(1, height - TOP - BOTTOM),
                model.steps(),
                model.values());
    }

    double x(double step) {
        return left + steps.position(step) * width;
    }

    double y(double value) {
        return top + (1 - values.position(value)) * height;
    }

    double stepAt(double x) {
        return steps.value((x - left) / width);
    }

    double bottom() {
        return top + height;
    }

    double right() {
        return left + width;
    }

    boolean contains(double x, double y) {
        return x >= left && x <= right() && y >= top && y <= bottom();
    }
}
