package org.assetkiln.art;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * The house style: a dark outline around the whole thing, thinner lines between its parts, and on each part a lit edge at
 * the upper left and a shaded edge at the lower right. Drawn four times too large and averaged down.
 */
final class Renderer {
    static final Color OUTLINE = new Color(0x231b2e);
    private static final int OVERSAMPLING = 4;
    private static final int LARGE = GameArt.SIZE * OVERSAMPLING;
    private static final double OUTER_LINE = 2.0; // pixels of the finished picture
    private static final double INNER_LINE = 1.1;

    private Renderer() {}

    /** Draws parts from back to front, centred, the longer side of all together with its outline `extent` pixels. */
    static BufferedImage render(List<Part> parts, double extent) {
        AffineTransform fit = fit(parts, extent - 2 * OUTER_LINE);
        BufferedImage large = new BufferedImage(LARGE, LARGE, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = graphics(large);
        graphics.setColor(OUTLINE);
        graphics.setStroke(stroke(2 * OUTER_LINE));
        for (Part part : parts) {
            Shape shape = fit.createTransformedShape(part.shape());
            graphics.draw(shape);
            graphics.fill(shape);
        }
        for (Part part : parts) {
            paint(graphics, part, fit);
            graphics.setColor(part.tones().line());
            graphics.setStroke(stroke(INNER_LINE));
            graphics.draw(fit.createTransformedShape(part.shape()));
        }
        graphics.dispose();
        return Downsampler.average(large, OVERSAMPLING);
    }

    private static AffineTransform fit(List<Part> parts, double extent) {
        Rectangle2D bounds = Shapes.hull(parts.get(0).shape());
        for (Part part : parts) {
            bounds = bounds.createUnion(Shapes.hull(part.shape()));
        }
        AffineTransform fit = AffineTransform.getTranslateInstance(LARGE / 2.0, LARGE / 2.0);
        double scale = OVERSAMPLING * extent / Math.max(bounds.getWidth(), bounds.getHeight());
        fit.scale(scale, scale);
        fit.translate(-bounds.getCenterX(), -bounds.getCenterY());
        return fit;
    }

    /** Draws one part with its shading and markings by way of a layer of its own, so that all of them end at its edge. */
    private static void paint(Graphics2D target, Part part, AffineTransform fit) {
        Shape shape = fit.createTransformedShape(part.shape());
        Rectangle area = shape.getBounds();
        area.grow(1, 1);
        BufferedImage layer = new BufferedImage(area.width, area.height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = graphics(layer);
        graphics.translate(-area.x, -area.y);
        graphics.setColor(part.tones().base());
        graphics.fill(shape);
        graphics.setComposite(AlphaComposite.SrcAtop);
        double depth = depth(Shapes.hull(shape));
        graphics.setColor(part.tones().shade());
        graphics.fill(outside(shape, area, -depth));
        graphics.setColor(part.tones().light());
        graphics.fill(outside(shape, area, depth * 0.6));
        for (Part.Decal decal : part.decals()) {
            graphics.setComposite(AlphaComposite.SrcAtop.derive((float) decal.opacity()));
            graphics.setColor(decal.colour());
            graphics.fill(fit.createTransformedShape(decal.shape()));
        }
        graphics.dispose();
        target.drawImage(layer, area.x, area.y, null);
    }

    /** How wide the shaded edge of a part is: larger parts look thicker. */
    private static double depth(Rectangle2D bounds) {
        double narrow = Math.min(bounds.getWidth(), bounds.getHeight());
        return Math.max(0.9 * OVERSAMPLING, Math.min(4.2 * OVERSAMPLING, 0.17 * narrow));
    }

    /** What a copy of a shape, moved right and down, leaves uncovered of an area. */
    private static Shape outside(Shape shape, Rectangle area, double distance) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        Rectangle wide = new Rectangle(area);
        wide.grow(LARGE, LARGE);
        path.append(wide, false);
        path.append(Shapes.moved(shape, distance, distance), false);
        return path;
    }

    private static Graphics2D graphics(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return graphics;
    }

    private static BasicStroke stroke(double pixels) {
        return new BasicStroke((float) (pixels * OVERSAMPLING), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
}
