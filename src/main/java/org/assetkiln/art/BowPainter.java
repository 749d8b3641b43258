package org.assetkiln.art;

import java.awt.Shape;

final class BowPainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        sketch.turn(sketch.between(-50, -40));
        double high = sketch.between(27, 30);
        double depth = sketch.between(17, 20);
        sketch.part(Shapes.line(2, 0, -high + 1, 0, high - 1), Tones.BONE);
        if (sketch.chance(0.5)) {
            sketch.with("an arrow");
            arrow(sketch, depth);
        }
        Shape limbs = Outline.from(-1, -high - 1)
                .curve(4, -high, depth * 1.25, -high * 0.55, depth, 0)
                .curve(depth * 1.25, high * 0.55, 4, high, -1, high + 1)
                .curve(-1, high - 5, depth * 0.75, high * 0.45, depth - 7, 0)
                .curve(depth * 0.75, -high * 0.45, -1, -high + 5, -1, -high - 1)
                .close();
        sketch.part(limbs, colour.tones());
        Colour grip = sketch.besides(colour);
        sketch.with(Captions.withArticle(grip.word() + " grip"));
        sketch.part(Shapes.box(depth - 3.3, -6, 10, 12, 2.5), grip.tones());
    }

    private static void arrow(Sketch sketch, double depth) {
        sketch.part(Shapes.line(2.4, -9, 0, depth + 12, 0), Tones.WOOD);
        sketch.part(Shapes.polygon(depth + 18, 0, depth + 9, -5, depth + 11, 0, depth + 9, 5), Tones.STEEL);
        sketch.part(Shapes.polygon(-4, 0, -8, -4.5, -15, -4.5, -11, 0, -15, 4.5, -8, 4.5), Tones.BONE);
    }
}
