package org.assetkiln.art;

import java.awt.Shape;

final class FeatherPainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        sketch.turn(sketch.between(24, 40));
        Tones t = colour.tones();
        double half = sketch.between(10, 14);
        sketch.shaped(half > 12 ? "wide" : "slim");
        double bend = sketch.between(8, 13);
        sketch.part(Shapes.arc(2.8, 0, -4, 1, 14, -4, 30), Tones.BONE);
        Part feather = sketch.part(vane(half, bend), t);
        if (sketch.chance(0.45)) {
            Colour tip = sketch.besides(colour);
            sketch.with(Captions.withArticle(tip.word() + " tip"));
            feather.mark(
                    Shapes.polygon(-40, -60, 40, -60, 40, -26, bend * 0.7, -20, -40, -20),
                    tip.tones().base());
        }
        for (double y = -14; y < 14; y += 7) {
            double x = bend * y * y / 1100;
            feather.mark(Shapes.line(1.1, x, y + 3, x + half * 1.2, y - 6), t.shade(), 0.8);
            feather.mark(Shapes.line(1.1, x, y + 3, x - half * 1.2, y - 6), t.shade(), 0.8);
        }
        feather.mark(Shapes.arc(2, bend * 0.9, -26, -1, -8, 0.4, 20), Tones.BONE.base());
    }

    /** Bent to the right at the tip, with a gap on either side where the barbs have parted. */
    private static Shape vane(double half, double bend) {
        Shape whole = Outline.from(bend + 2, -32)
                .curve(half + 7, -22, half + 3, -4, half * 0.5, 15)
                .bend(2, 20, 0, 19)
                .bend(-3, 19, -half * 0.6, 13)
                .curve(-half - 3, -2, -half + 1, -24, bend + 2, -32)
                .close();
        return Shapes.without(
                whole,
                Shapes.polygon(half * 2, 0, half * 0.36, 7, half * 2, 8),
                Shapes.polygon(half * 2, -14, half * 0.62, -7, half * 2, -8),
                Shapes.polygon(-half * 2, -9, -half * 0.4, 1, -half * 2, -2));
    }
}
