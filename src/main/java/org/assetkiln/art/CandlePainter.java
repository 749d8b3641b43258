package org.assetkiln.art;

import java.awt.Shape;

final class CandlePainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        boolean tall = sketch.chance(0.5);
        sketch.shaped(tall ? "tall" : "short");
        double high = tall ? sketch.between(32, 36) : sketch.between(18, 22);
        double half = tall ? sketch.between(8.5, 10) : sketch.between(10, 12);
        Tones t = colour.tones();
        boolean holder = sketch.chance(0.55);
        Colour metal = colour.near(Colour.GOLDEN) ? Colour.SILVER : Colour.GOLDEN;
        if (holder) {
            sketch.with(Captions.withArticle(metal.word() + " holder"));
            sketch.part(Shapes.stroke(Shapes.circle(half + 11, 0, 4.5), 3), metal.tones());
            sketch.part(Shapes.ellipse(0, 2, half + 10, 6), metal.tones());
        }
        sketch.part(Shapes.line(1.6, 0, -high - 5, 0, -high), Tones.INK);
        double flame = sketch.between(14, 17);
        sketch.part(flame(0, -high - 3, flame), Tones.FLAME)
                .mark(flame(0, -high - 3.5, flame * 0.55), Tones.FLAME.light());
        Part wax = sketch.part(
                Shapes.union(Shapes.box(0, -high, 2 * half, high + 2, 3), Shapes.ellipse(0, 1.5, half, 3)), t);
        wax.mark(Shapes.ellipse(0, -high + 1.5, half - 1, 2.2), t.light());
        if (sketch.chance(0.6)) {
            sketch.with("dripping wax");
            sketch.part(Shapes.line(4.4, -half + 1, -high + 2, -half + 1, -high + 9), t);
            sketch.part(Shapes.line(4.4, half - 2, -high + 2, half - 2, -high + 13), t);
        }
    }

    static Shape flame(double x, double bottom, double high) {
        return Outline.from(x, bottom - high)
                .curve(
                        x + high * 0.1,
                        bottom - high * 0.7,
                        x + high * 0.42,
                        bottom - high * 0.5,
                        x + high * 0.36,
                        bottom - high * 0.2)
                .curve(x + high * 0.3, bottom, x + high * 0.1, bottom, x, bottom)
                .mirrored(x);
    }
}
