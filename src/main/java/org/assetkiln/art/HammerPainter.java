package org.assetkiln.art;

import java.awt.Color;

final class HammerPainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        sketch.turn(sketch.between(30, 44));
        boolean big = sketch.chance(0.5);
        sketch.shaped(big ? "heavy" : "small-headed");
        double length = sketch.between(46, 50);
        double half = big ? sketch.between(18, 20) : sketch.between(13, 15);
        double high = big ? sketch.between(18, 20) : sketch.between(13, 14);
        double top = -length / 2 + 4;
        Tones wood = colour.near(Colour.BROWN) ? Tones.INK : Tones.WOOD;
        sketch.part(Shapes.box(0, -length / 2, 6.8, length, 2.5), wood);
        Tones t = colour.tones();
        sketch.part(Shapes.box(0, top - 3, 2 * half, high, 2), t)
                .mark(Shapes.line(1.6, -half + 6.5, top, half - 6.5, top), Color.WHITE, 0.55);
        for (int side = -1; side <= 1; side += 2) {
            sketch.part(Shapes.box(side * half, top - 5, 6.5, high + 4, 1.8), t);
        }
        Colour band = sketch.besides(colour);
        if (sketch.chance(0.5)) {
            sketch.with(Captions.withArticle(band.word() + " band"));
            sketch.part(Shapes.box(0, top - 4.5, 8.5, high + 3, 1.5), band.tones());
        }
        if (sketch.chance(0.5)) {
            sketch.with(Captions.withArticle(band.word() + " grip"));
            sketch.part(Shapes.box(0, length / 2 - 14, 8.4, 13, 2.2), band.tones());
        }
    }
}
