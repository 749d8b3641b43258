package org.assetkiln.art;

import java.awt.Shape;
import java.awt.geom.Area;

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
            Area cut = new Area(strap);
            cut.intersect(new Area(lid));
            sketch.part(cut, metal);
        }
    }

    private static void open(Sketch sketch, Tones wood, Tones metal, double half) {
        Shape lid = Outline.from(0, -31)
                .to(half - 4, -31)
                .bend(half + 3, -30, half + 3, -23)
                .to(half, -9)
                .mirrored(0);
        sketch.part(lid, wood);
        for (int side = -1; side <= 1; side += 2) {
            sketch.part(
                    Shapes.polygon(
                            side * (half - 6), -31, side * half, -30, side * (half - 1.5), -9, side * (half - 7.5), -9),
                    metal);
        }
        sketch.part(Shapes.box(0, -26, 2 * half - 17, 18, 3), wood.darker());
        sketch.part(Shapes.box(0, -10, 2 * half, 12, 1), Tones.HOLLOW);
        if (sketch.chance(0.7)) {
            sketch.with("gold inside");
            double w = half - 4;
            sketch.part(
                    Shapes.blob(-w, 3, -w * 0.9, -5, -w * 0.5, -10, 0, -14, w * 0.5, -10, w * 0.9, -5, w, 3),
                    Tones.GOLD);
            for (double[] at : new double[][] {{-11, -6}, {-3, -10}, {6, -7}, {13, -4}}) {
                sketch.part(Shapes.ellipse(at[0], at[1], 3.6, 3), Tones.GOLD);
            }
        }
    }
}
