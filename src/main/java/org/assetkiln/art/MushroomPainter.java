package org.assetkiln.art;

import java.awt.Color;

final class MushroomPainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        sketch.lean(8);
        String shape = sketch.pick("tall", "short", "wide");
        sketch.shaped(shape);
        double stem = shape.equals("tall") ? sketch.between(24, 28) : sketch.between(13, 17);
        double half = shape.equals("wide") ? sketch.between(27, 30) : sketch.between(19, 23);
        double thick = sketch.between(6.5, 8.5);
        double cap = shape.equals("wide") ? 24 : sketch.between(23, 27);
        sketch.part(
                Outline.from(0, -4)
                        .to(thick * 0.85, -4)
                        .bend(thick * 0.8, stem * 0.5, thick * 1.25, stem - 3)
                        .bend(thick * 1.2, stem + 2, 0, stem + 1)
                        .mirrored(0),
                Tones.BONE);
        sketch.part(Shapes.ellipse(0, -1, half * 0.8, 5), Tones.PAPER.darker());
        Part top = sketch.part(
                Outline.from(0, -cap)
                        .curve(half * 0.75, -cap, half + 2, -cap * 0.4, half, -3)
                        .bend(half * 0.9, 2, half * 0.6, 1)
                        .bend(0, -4, 0, -4)
                        .mirrored(0),
                colour.tones());
        spots(sketch, top, colour, half, cap);
    }

    private static void spots(Sketch sketch, Part top, Colour colour, double half, double cap) {
        if (sketch.chance(0.65)) {
            Colour spot = colour.near(Colour.WHITE) ? sketch.pick(Colour.RED, Colour.BLUE) : Colour.WHITE;
            sketch.with(spot.word() + " spots");
            Color paint = spot.tones().base();
            top.mark(Shapes.ellipse(sketch.between(-2, 3), -cap * 0.68, 5, 4), paint)
                    .mark(Shapes.ellipse(-half * 0.6, -cap * 0.36, 4, 4.4), paint)
                    .mark(Shapes.ellipse(half * 0.58, -cap * 0.38, 4.2, 4.6), paint)
                    .mark(Shapes.ellipse(half * 0.02, -cap * 0.26, 3.2, 2.6), paint);
        } else {
            top.gleam(-half * 0.38, -cap * 0.6, 6, 10);
        }
    }
}
