package org.assetkiln.art;

import java.awt.Color;
import java.awt.Shape;

final class CoinPainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        sketch.lean(14);
        Tones t = colour.tones();
        boolean turned = sketch.chance(0.4);
        sketch.shaped(turned ? "tilted" : "round");
        double rx = turned ? sketch.between(15, 18) : 24;
        boolean holed = sketch.chance(0.25);
        Shape hole = Shapes.narrowed(Shapes.box(0, -6, holed ? 12 : 0, 12, 0.6), rx / 24);
        if (turned) {
            Shape edge = Shapes.union(Shapes.ellipse(5.5, 0, rx, 24), Shapes.box(2.75, -24, 5.5, 48, 0));
            sketch.part(Shapes.without(edge, hole), t.darker());
        }
        Part face = sketch.part(Shapes.without(Shapes.ellipse(0, 0, rx, 24), hole), t);
        face.mark(Shapes.stroke(Shapes.ellipse(0, 0, rx * 0.76, 18.5), 1.8), t.shade());
        if (holed) {
            sketch.with("a square hole");
        } else {
            sign(sketch, face, colour == Colour.BLACK ? t.light() : t.shade(), rx / 24);
        }
        face.mark(Shapes.arc(2.6, -rx * 0.62, -14, -rx * 0.4, -20, -1, -21), Color.WHITE, 0.75);
    }

    private static void sign(Sketch sketch, Part face, Color dark, double narrow) {
        switch (sketch.pick("star", "crown", "heart")) {
            case "star" -> {
                sketch.with("a star");
                face.mark(Shapes.narrowed(Shapes.star(0, 0.5, 5, 12.5, 5.4), narrow), dark);
            }
            case "crown" -> {
                sketch.with("a crown");
                face.mark(
                        Shapes.narrowed(Shapes.polygon(-10, 8, -11, -6, -5, 0, 0, -9, 5, 0, 11, -6, 10, 8), narrow),
                        dark);
            }
            default -> {
                sketch.with("a heart");
                face.mark(Shapes.narrowed(HeartPainter.heart(10, 10), narrow), dark);
            }
        }
    }
}
