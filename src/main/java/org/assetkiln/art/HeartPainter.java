package org.assetkiln.art;

import java.awt.Shape;

final class HeartPainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        sketch.lean(10);
        double half = sketch.between(22, 26);
        double high = sketch.between(21, 25);
        Shape heart = heart(half, high);
        boolean winged = sketch.chance(0.25);
        if (winged) {
            sketch.with("wings");
            wing(sketch, 1, half);
            wing(sketch, -1, half);
        } else if (sketch.chance(0.4)) {
            Colour rim = sketch.besides(colour);
            sketch.with(Captions.withArticle(rim.word() + " rim"));
            sketch.part(Shapes.union(heart, Shapes.stroke(heart, 8)), rim.tones());
        }
        Part front = sketch.part(heart, colour.tones());
        front.gleam(-half * 0.5, -high * 0.42, 6.5, 11);
        if (!winged && sketch.chance(0.3)) {
            sketch.with("a crack");
            front.mark(
                    Shapes.polygon(1.5, -high, 3, -6, -4, -1, 3, 6, -1, 14, 0, 14, 6, 5, 0.5, 0, 7, -6, 3.5, -high),
                    colour == Colour.BLACK ? colour.tones().light() : Tones.INK.shade());
        }
    }

    private static void wing(Sketch sketch, int side, double half) {
        double x = side * (half - 9);
        sketch.part(
                Outline.from(x, 2)
                        .bend(x + side * 2, -18, x + side * 22, -18)
                        .bend(x + side * 24, -12, x + side * 18, -8)
                        .bend(x + side * 19, -2, x + side * 13, 0)
                        .bend(x + side * 12, 6, x, 8)
                        .close(),
                Tones.BONE);
    }

    /** A heart about the origin. */
    static Shape heart(double half, double high) {
        return Outline.from(0, -high * 0.55)
                .curve(half * 0.3, -high * 1.15, half * 1.05, -high * 1.05, half, -high * 0.25)
                .curve(half * 0.95, high * 0.3, half * 0.3, high * 0.7, 0, high)
                .mirrored(0);
    }
}
