package org.assetkiln.art;

import java.awt.Shape;

final class ApplePainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        sketch.lean(9);
        double half = sketch.between(21, 24);
        double low = sketch.between(21, 25);
        Shape body = Outline.from(0, -14)
                .curve(half * 0.4, -22, half, -20, half, -2)
                .curve(half, low * 0.7, half * 0.5, low + 2, half * 0.28, low)
                .bend(0, low - 3, 0, low - 2)
                .mirrored(0);
        if (sketch.chance(0.25)) {
            sketch.with("a bite taken out");
            body = Shapes.without(
                    body, Shapes.circle(half + 2, -4, 7), Shapes.circle(half, 5, 6), Shapes.circle(half + 2, -11, 5));
        }
        sketch.part(Shapes.arc(3.2, 0, -12, 0, -20, 4, -26), Tones.WOOD);
        if (sketch.chance(0.7)) {
            sketch.with("a green leaf");
            sketch.part(
                    Outline.from(2, -18)
                            .bend(6, -30, 20, -26)
                            .bend(17, -14, 2, -18)
                            .close(),
                    Tones.LEAF);
        }
        sketch.part(body, colour.tones())
                .mark(Shapes.ellipse(0, -15.5, 6.5, 3), colour.tones().shade())
                .gleam(-half * 0.5, -6, 6, 11);
    }
}
