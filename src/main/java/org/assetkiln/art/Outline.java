package org.assetkiln.art;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** Draws a closed outline step by step; a symmetric one needs its right half only. */
final class Outline {
    private final double startX;
    private final double startY;
    /** Each step is a cubic curve: two pull points and an end. */
    private final List<double[]> steps = new ArrayList<>();

    private Outline(double x, double y) {
        startX = x;
        startY = y;
    }

    static Outline from(double x, double y) {
        return new Outline(x, y);
    }

    Outline to(double x, double y) {
        return curve(lastX(), lastY(), x, y, x, y);
    }

    /** A curve pulled towards one point. */
    Outline bend(double pullX, double pullY, double x, double y) {
        double x0 = lastX();
        double y0 = lastY();
        return curve(
                x0 + (pullX - x0) * 2 / 3,
                y0 + (pullY - y0) * 2 / 3,
                x + (pullX - x) * 2 / 3,
                y + (pullY - y) * 2 / 3,
                x,
                y);
    }

    Outline curve(double x1, double y1, double x2, double y2, double x, double y) {
        steps.add(new double[] {x1, y1, x2, y2, x, y});
        return this;
    }

    Shape close() {
        Path2D path = forward();
        path.closePath();
        return path;
    }

    /** Closes with the mirror image of all steps about a vertical axis. */
    Shape mirrored(double axis) {
        Path2D path = forward();
        path.lineTo(2 * axis - lastX(), lastY());
        for (int i = steps.size() - 1; i >= 0; i--) {
            double[] s = steps.get(i);
            double endX = i == 0 ? startX : steps.get(i - 1)[4];
            double endY = i == 0 ? startY : steps.get(i - 1)[5];
            path.curveTo(2 * axis - s[2], s[3], 2 * axis - s[0], s[1], 2 * axis - endX, endY);
        }
        path.closePath();
        return path;
    }

    private Path2D forward() {
        Path2D path = new Path2D.Double();
        path.moveTo(startX, startY);
        for (double[] s : steps) {
            path.curveTo(s[0], s[1], s[2], s[3], s[4], s[5]);
        }
        return path;
    }

    private double lastX() {
        return steps.isEmpty() ? startX : steps.get(steps.size() - 1)[4];
    }

    private double lastY() {
        return steps.isEmpty() ? startY : steps.get(steps.size() - 1)[5];
    }
}
