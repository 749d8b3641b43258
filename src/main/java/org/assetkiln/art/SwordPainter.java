package org.assetkiln.art;

import java.awt.Color;

final class SwordPainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        sketch.turn(sketch.between(38, 50));
        Tones blade = colour.tones();
        String shape = sketch.pick("long", "short", "broad");
        sketch.shaped(shape);
        double length = shape.equals("short") ? sketch.between(28, 32) : sketch.between(38, 44);
        double half = shape.equals("broad") ? sketch.between(8.5, 9.5) : sketch.between(5.6, 6.6);
        double tip = half * sketch.between(1.4, 2);
        Colour hilt = sketch.besides(colour);
        grip(sketch, hilt);
        sketch.part(Shapes.polygon(0, -length, half, tip - length, half, 0, -half, 0, -half, tip - length), blade)
                .mark(Shapes.polygon(0, -length, half + 1, tip - length, half + 1, 0, 0, 0), blade.shade())
                .mark(Shapes.polygon(0, -length, -half * 0.55, tip - length, -half * 0.55, 0, 0, 0), blade.base())
                .mark(
                        Shapes.polygon(-half, tip - length, -half * 0.5, tip - length, -half * 0.5, 0, -half, 0),
                        blade.light())
                .mark(Shapes.line(1, -half * 0.55, tip - length + 3, -half * 0.55, -8), Color.WHITE, 0.6);
        guard(sketch, hilt.tones());
    }

    private static void grip(Sketch sketch, Colour hilt) {
        sketch.with(Captions.withArticle(hilt.word() + " hilt"));
        double length = sketch.between(11, 14);
        Part grip = sketch.part(Shapes.box(0, 0, 6.5, length, 2), hilt.tones());
        for (double y = 5; y < length - 1; y += 3.4) {
            grip.mark(Shapes.line(1, -4, y + 1.2, 4, y - 1.2), hilt.tones().shade());
        }
        sketch.part(Shapes.circle(0, length + 2, 4.3), hilt.tones()).gleam(-1.2, length + 0.5, 1.8, 2.2);
    }

    private static void guard(Sketch sketch, Tones hilt) {
        sketch.part(Shapes.box(0, -2.5, sketch.between(22, 27), 6, 2.6), hilt);
    }
}
