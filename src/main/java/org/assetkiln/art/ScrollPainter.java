package org.assetkiln.art;

import java.awt.Color;

final class ScrollPainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        Colour ribbon = sketch.besides(colour);
        if (sketch.chance(0.5)) {
            sketch.shaped("rolled");
            rolled(sketch, colour.tones(), ribbon);
        } else {
            sketch.shaped("open");
            open(sketch, colour.tones(), ribbon);
        }
    }

    private static void rolled(Sketch sketch, Tones paper, Colour ribbon) {
        sketch.turn(sketch.between(48, 62));
        double half = sketch.between(9.5, 11);
        double length = sketch.between(44, 47);
        double top = -length / 2;
        sketch.part(Shapes.box(0, top, 2 * half, length, 4), paper)
                .mark(Shapes.box(half * 0.75, -40, half * 0.6, 80, 0), paper.shade())
                .mark(Shapes.line(1.2, half * 0.1, -40, half * 0.1, 40), paper.shade(), 0.6);
        sketch.part(Shapes.ellipse(0, top + 2, half, 5.4), paper.paler(0.55))
                .mark(Shapes.stroke(Shapes.ellipse(0.4, top + 2, half * 0.58, 2.8), 1.3), paper.line())
                .mark(Shapes.ellipse(0.8, top + 2, half * 0.2, 0.9), paper.line());
        if (sketch.chance(0.75)) {
            sketch.with(Captions.withArticle(ribbon.word() + " ribbon"));
            Tones t = ribbon.tones();
            sketch.part(Shapes.polygon(-2, 2, 4, 2, 9, 14, 4, 13, 1, 17), t);
            sketch.part(Shapes.box(0, -2, 2 * half + 2, 7, 1), t);
            sketch.part(Shapes.ellipse(-4.4, 1.5, 5, 4), t);
            sketch.part(Shapes.ellipse(4.4, 1.5, 5, 4), t);
            sketch.part(Shapes.circle(0, 1.5, 2.9), t);
        }
    }

    private static void open(Sketch sketch, Tones paper, Colour seal) {
        sketch.lean(6);
        double half = sketch.between(17, 20);
        Tones sheet = paper.paler(0.3);
        Color ink = Tones.mix(paper.shade(), Tones.INK.base(), 0.45);
        Part page = sketch.part(Shapes.box(0, -22, 2 * half, 44, 0), sheet);
        for (double y = -12; y < 11; y += 6) {
            double end = half * sketch.between(0.4, 0.72);
            page.mark(Shapes.line(2, -half * 0.7, y, end, y), ink);
        }
        if (sketch.chance(0.6)) {
            sketch.with(Captions.withArticle(seal.word() + " seal"));
            sketch.part(Shapes.circle(half * 0.5, 10, 5), seal.tones()).gleam(half * 0.5 - 1.5, 8.5, 2, 3);
        }
        for (double y : new double[] {-27, 17}) {
            sketch.part(Shapes.box(0, y, 2 * half + 9, 10, 4.5), paper)
                    .mark(Shapes.box(0, y + 6.4, 80, 6, 0), paper.shade());
        }
    }
}
