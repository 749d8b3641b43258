package org.assetkiln.art;

import java.awt.Shape;

final class ChestPainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        Tones wood = colour.tones();
        Colour metal = colour.near(Colour.GOLDEN) ? Colour.SILVER : Colour.GOLDEN;
        double half = sketch.between(23, 26);
        double height = sketch.between(19, 22);
        if (sketch.chance(0.45)) {
            sketch.shaped("open");
            open(sketch, wood, metal.tones(), half);
        } else {
            sketch.shaped("closed");
            lid(sketch, wood, metal.tones(), half, sketch.between(14, 17));
        }
        Part box = sketch.part(Shapes.box(0, 0, 2 * half, height, 1.5), wood);
        box.mark(Shapes.line(1.2, -half, height * 0.36, half, height * 0.36), wood.shade())
                .mark(Shapes.line(1.2, -half, height * 0.7, half, height * 0.7), wood.shade());
        straps(sketch, metal.tones(), half, 0, height);
        sketch.with(metal.word() + " bands");
        sketch.part(Shapes.box(0, -4.5, 10, 11, 2), metal.tones())
                .mark(Shapes.circle(0, -0.5, 1.9), Tones.INK.base())
                .mark(Shapes.line(1.7, 0, 0, 0, 3.4), Tones.INK.base());
    }

    private static void straps(Sketch sketch, Tones metal, double half, double top, double height) {
        for (int side = -1; side <= 1; side += 2) {
            sketch.part(Shapes.box(side * (half - 4.5), top, 6, height, 0.8), metal);
        }
    }

    private static void lid(Sketch sketch, Tones wood, Tones metal, double half, double high) {
        Shape lid = Outline.from(0, -high)
                .to(half - 7, -high)
                .bend(half, -high, half, -high * 0.4)
                .to(half, 0.5)
                .mirrored(0);
        sketch.part(lid, wood).mark(Shapes.line(1.2, -half, -high * 0.45, half, -high * 0.45), wood.shade());
        for (int side = -1; side <= 1; side += 2) {
            Shape strap = Shapes.box(side * (half - 4.5), -high - 1, 6, high + 1, 0.8);
            java.awt.geom.Area cut = new java.awt.geom.Area(strap);
            cut.intersect(new java.awt.geom.Area(lid));
            sketch.part(cut, metal);
        }
    }

    private static void open(Sketch sketch, Tones wood, Tones metal, double half) {
        Shape lid = Outline.from(0, -27)
                .to(half - 5, -27)
                .bend(half + 1, -26, half + 1, -18)
                .to(half, -7)
                .mirrored(0);
        sketch.part(lid, wood);
        straps(sketch, metal, half, -24, 18);
        sketch.part(Shapes.box(0, -9, 2 * half, 11, 1), Tones.INK);
        if (sketch.chance(0.7)) {
            sketch.with("gold inside");
            sketch.part(
                            Shapes.blob(
                                    -half + 4,
                                    2,
                                    -half + 6,
                                    -6,
                                    -half * 0.4,
                                    -9.5,
                                    0,
                                    -12,
                                    half * 0.45,
                                    -9,
                                    half - 6,
                                    -6,
                                    half - 4,
                                    2),
                            Tones.GOLD)
                    .mark(Shapes.circle(-7, -6, 2.4), Tones.GOLD.light())
                    .mark(Shapes.circle(6, -7, 2.4), Tones.GOLD.light())
                    .mark(Shapes.circle(12, -4, 2), Tones.GOLD.shade());
        }
    }
}
