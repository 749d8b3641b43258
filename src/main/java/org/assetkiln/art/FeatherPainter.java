package org.assetkiln.art;

import java.awt.Shape;

final class FeatherPainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        sketch.turn(sketch.between(32, 48));
        Tones t = colour.tones();
        double half = sketch.between(8.5, 12);
        sketch.shaped(half > 10.5 ? "wide" : "slim");
        double bend = sketch.between(-5, 5);
        sketch.part(Shapes.arc(2.6, bend * 0.3, 0, bend * 0.2, 18, -bend * 0.5, 27), Tones.BONE);
        Shape vane = Outline.from(bend, -30)
                .curve(half * 0.9 + bend, -22, half * 1.2, -6, half * 0.5, 15)
                .bend(2, 17, 0, 18)
                .bend(-2, 17, -half * 0.5, 15)
                .curve(-half * 1.25, -6, -half * 0.9 + bend, -22, bend, -30)
                .close();
        vane = Shapes.without(
                vane,
                Shapes.polygon(half * 1.6, 4, half * 0.35, 6.5, half * 1.6, 9),
                Shapes.polygon(-half * 1.6, -6, -half * 0.35, -1.5, -half * 1.6, -2));
        Part feather = sketch.part(vane, t);
        if (sketch.chance(0.45)) {
            Colour tip = sketch.besides(colour);
            sketch.with(Captions.withArticle(tip.word() + " tip"));
            feather.mark(
                    Shapes.polygon(-30, -60, 30, -60, 30, -14, bend * 0.5, -19, -30, -14),
                    tip.tones().base());
        }
        for (double y = -16; y < 12; y += 7) {
            feather.mark(Shapes.line(1, bend * 0.4, y + 5, half * 0.8, y), t.shade(), 0.8);
            feather.mark(Shapes.line(1, bend * 0.4, y + 5, -half * 0.8, y), t.shade(), 0.8);
        }
        feather.mark(Shapes.arc(1.8, bend * 0.9, -25, bend * 0.4, -5, bend * 0.2, 20), Tones.BONE.base());
    }
}
