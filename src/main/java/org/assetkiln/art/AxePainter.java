package org.assetkiln.art;

import java.awt.Color;
import java.awt.Shape;

final class AxePainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        sketch.turn(sketch.between(30, 44));
        Tones wood = colour.near(Colour.BROWN) ? Tones.INK : Tones.WOOD;
        double length = sketch.between(46, 52);
        sketch.part(Shapes.box(0, -length / 2, 6.5, length, 2.5), wood);
        double y = -length / 2 + 14;
        double reach = sketch.between(17, 20);
        double spread = sketch.between(13, 16);
        Shape blade = blade(y, reach, spread);
        if (sketch.chance(0.4)) {
            sketch.shaped("double-bladed");
            head(sketch, Shapes.flipped(blade, 0), colour.tones(), -reach, y, spread);
        } else {
            sketch.shaped("single-bladed");
            sketch.part(Shapes.box(-5, y - 4.5, 8, 9, 1.5), colour.tones());
        }
        head(sketch, blade, colour.tones(), reach, y, spread);
        sketch.part(Shapes.box(0, y - 7, 9.5, 14, 2), colour.tones().darker());
        if (sketch.chance(0.5)) {
            Colour wrap = sketch.besides(colour);
            sketch.with(Captions.withArticle(wrap.word() + " grip"));
            sketch.part(Shapes.box(0, length / 2 - 15, 8, 13, 2), wrap.tones());
        }
    }

    private static void head(Sketch sketch, Shape blade, Tones t, double reach, double y, double spread) {
        double side = Math.signum(reach);
        Color edge = Tones.mix(t.light(), Color.WHITE, 0.45);
        sketch.part(blade, t)
                .mark(
                        Shapes.arc(
                                4, reach - side * 1.2, y - spread, reach + side * 6, y, reach - side * 1.2, y + spread),
                        edge);
    }

    private static Shape blade(double y, double reach, double spread) {
        return Outline.from(2, y - 5)
                .bend(reach * 0.5, y - 5, reach, y - spread)
                .bend(reach + 7, y, reach, y + spread)
                .bend(reach * 0.5, y + 5, 2, y + 5)
                .close();
    }
}
