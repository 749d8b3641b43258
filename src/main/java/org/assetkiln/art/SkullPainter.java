package org.assetkiln.art;

import java.awt.Color;

final class SkullPainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        sketch.lean(7);
        Tones t = colour.tones();
        Color line = colour == Colour.BLACK ? t.light() : t.line();
        double half = sketch.between(19, 24);
        Part skull = sketch.part(
                Outline.from(0, -23)
                        .curve(half * 0.8, -23, half + 1, -12, half, 0)
                        .bend(half - 1, 9, half * 0.58, 11)
                        .to(half * 0.54, 21)
                        .bend(half * 0.5, 24, half * 0.35, 24)
                        .mirrored(0),
                t);
        skull.gleam(-half * 0.5, -14, 5.5, 10);
        for (double x = -half * 0.26; x < half * 0.3; x += half * 0.26) {
            skull.mark(Shapes.line(1.5, x, 17, x, 30), line);
        }
        eyes(sketch, colour, half);
        sketch.part(Shapes.polygon(0, 6, 3.2, 11.5, -3.2, 11.5), Tones.HOLLOW);
        if (sketch.chance(0.35)) {
            sketch.with("a crack");
            skull.mark(Shapes.line(1.6, half * 0.35, -24, half * 0.2, -16, half * 0.45, -12, half * 0.32, -7), line);
        }
    }

    private static void eyes(Sketch sketch, Colour colour, double half) {
        Colour eye = sketch.besides(colour);
        boolean glowing = sketch.chance(0.4);
        if (glowing) {
            sketch.with(eye.word() + " eyes");
        }
        for (int side = -1; side <= 1; side += 2) {
            double x = side * half * 0.44;
            sketch.part(Shapes.ellipse(x, 0, half * 0.29, 6.6), Tones.HOLLOW);
            if (glowing) {
                sketch.part(Shapes.circle(x, 0.5, 3.8), eye.tones());
            }
        }
    }
}
