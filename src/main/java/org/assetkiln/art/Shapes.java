package org.assetkiln.art;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** The shapes that painters are made of, in any unit; x to the right, y down, angles clockwise in degrees. */
final class Shapes {
    /** How many points each segment of a path brings, by {@link PathIterator}'s numbers from SEG_MOVETO to SEG_CLOSE. */
    private static final int[] POINTS = {1, 1, 2, 3, 0};

    private Shapes() {}

    static Shape ellipse(double x, double y, double radiusX, double radiusY) {
        return new Ellipse2D.Double(x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY);
    }

    static Shape circle(double x, double y, double radius) {
        return ellipse(x, y, radius, radius);
    }

    /** A rectangle about a vertical axis, from a top edge downwards. */
    static Shape box(double axis, double top, double width, double height, double corner) {
        return new RoundRectangle2D.Double(axis - width / 2, top, width, height, 2 * corner, 2 * corner);
    }

    static Shape polygon(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }

    /** A closed smooth curve through points (Catmull-Rom). */
    static Shape blob(double... xy) {
        int n = xy.length / 2;
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 0; i < n; i++) {
            int before = 2 * ((i + n - 1) % n);
            int from = 2 * i;
            int to = 2 * ((i + 1) % n);
            int after = 2 * ((i + 2) % n);
            path.curveTo(
                    xy[from] + (xy[to] - xy[before]) / 6,
                    xy[from + 1] + (xy[to + 1] - xy[before + 1]) / 6,
                    xy[to] - (xy[after] - xy[from]) / 6,
                    xy[to + 1] - (xy[after + 1] - xy[from + 1]) / 6,
                    xy[to],
                    xy[to + 1]);
        }
        path.closePath();
        return path;
    }

    /** A star with its first point up. */
    static Shape star(double x, double y, int points, double outer, double inner) {
        double[] xy = new double[points * 4];
        for (int i = 0; i < points * 2; i++) {
            double radius = i % 2 == 0 ? outer : inner;
            double angle = Math.PI * i / points;
            xy[2 * i] = x + radius * Math.sin(angle);
            xy[2 * i + 1] = y - radius * Math.cos(angle);
        }
        return polygon(xy);
    }

    /** A line of a width with round ends, as a shape of its own. */
    static Shape stroke(Shape line, double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND).createStrokedShape(line);
    }

    static Shape line(double width, double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        return stroke(path, width);
    }

    /** A bent line of a width: from one point to another, pulled towards a third. */
    static Shape arc(double width, double x1, double y1, double pullX, double pullY, double x2, double y2) {
        Path2D path = new Path2D.Double();
        path.moveTo(x1, y1);
        path.quadTo(pullX, pullY, x2, y2);
        return stroke(path, width);
    }

    static Shape turned(Shape shape, double degrees, double x, double y) {
        return AffineTransform.getRotateInstance(Math.toRadians(degrees), x, y).createTransformedShape(shape);
    }

    /**
     * The box around all points of a shape, those that pull its curves included. Not {@link Shape#getBounds2D}: its answer
     * became narrower with JDK 19, and drawings must not depend on the JDK.
     */
    static Rectangle2D hull(Shape shape) {
        double[] xy = new double[6];
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            int points = POINTS[path.currentSegment(xy)];
            for (int i = 0; i < points; i++) {
                left = Math.min(left, xy[2 * i]);
                right = Math.max(right, xy[2 * i]);
                top = Math.min(top, xy[2 * i + 1]);
                bottom = Math.max(bottom, xy[2 * i + 1]);
            }
        }
        return new Rectangle2D.Double(left, top, right - left, bottom - top);
    }

    static Shape moved(Shape shape, double x, double y) {
        return AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape);
    }

    static Shape narrowed(Shape shape, double factor) {
        return AffineTransform.getScaleInstance(factor, 1).createTransformedShape(shape);
    }

    static Shape flipped(Shape shape, double axis) {
        AffineTransform mirror = AffineTransform.getTranslateInstance(2 * axis, 0);
        mirror.scale(-1, 1);
        return mirror.createTransformedShape(shape);
    }

    static Shape union(Shape... shapes) {
        Area area = new Area();
        for (Shape shape : shapes) {
            area.add(new Area(shape));
        }
        return area;
    }

    static Shape without(Shape shape, Shape... holes) {
        Area area = new Area(shape);
        for (Shape hole : holes) {
            area.subtract(new Area(hole));
        }
        return area;
    }
}
