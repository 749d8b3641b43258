package org.assetkiln.art;

import java.awt.Shape;

final class StarPainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        sketch.lean(12);
        boolean chubby = sketch.chance(0.5);
        sketch.shaped(chubby ? "chubby" : "pointed");
        double inner = chubby ? sketch.between(14, 15.5) : sketch.between(10, 12);
        Shape star = Shapes.star(0, 0, 5, 24, inner);
        if (chubby) {
            star = Shapes.union(star, Shapes.stroke(star, 6));
        }
        Part body = sketch.part(star, colour.tones());
        if (sketch.chance(0.35)) {
            sketch.with("a happy face");
            Eyes.dot(sketch, -5, -1, 2.4, colour.ink());
            Eyes.dot(sketch, 5, -1, 2.4, colour.ink());
            Eyes.smile(sketch, 0, 6, 4, colour.ink());
        } else {
            for (int i = 0; i < 5; i++) {
                double angle = 72 * i;
                Shape facet = Shapes.polygon(0, 0, 0, -30, 20, -27);
                body.mark(Shapes.turned(facet, angle, 0, 0), colour.tones().shade(), 0.5);
            }
            body.gleam(-6, -6, 4, 7);
        }
    }
}
