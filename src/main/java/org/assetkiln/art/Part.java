package org.assetkiln.art;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;

/** One outlined, shaded piece of a thing, and what is painted on it. */
final class Part {
    private final AffineTransform pose;
    private final Shape shape;
    private final Tones tones;
    private final List<Decal> decals = new ArrayList<>();

    /** A marking that ends where its part ends. */
    record Decal(Shape shape, Color colour, double opacity) {}

    Part(AffineTransform pose, Shape shape, Tones tones) {
        this.pose = new AffineTransform(pose);
        this.shape = pose.createTransformedShape(shape);
        this.tones = tones;
    }

    Shape shape() {
        return shape;
    }

    Tones tones() {
        return tones;
    }

    List<Decal> decals() {
        return decals;
    }

    /** Paints a flat marking. */
    Part mark(Shape marking, Color colour) {
        return mark(marking, colour, 1);
    }

    Part mark(Shape marking, Color colour, double opacity) {
        decals.add(new Decal(pose.createTransformedShape(marking), colour, opacity));
        return this;
    }

    /** Paints a spot of reflected light: an ellipse about a centre, leaning like the light does. */
    Part gleam(double x, double y, double width, double height) {
        Shape spot = Shapes.turned(Shapes.ellipse(x, y, width / 2, height / 2), 35, x, y);
        return mark(spot, Color.WHITE, 0.85);
    }
}
