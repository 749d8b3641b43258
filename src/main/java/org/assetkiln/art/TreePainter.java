package org.assetkiln.art;

final class TreePainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        double thick = sketch.between(4, 5.5);
        double trunk = sketch.between(12, 15);
        Tones bark = colour == Colour.BROWN ? Tones.INK : Tones.WOOD;
        sketch.part(
                Outline.from(0, -6)
                        .to(thick * 0.8, -6)
                        .bend(thick * 0.9, trunk - 4, thick * 1.7, trunk)
                        .mirrored(0),
                bark);
        if (sketch.chance(0.4)) {
            sketch.shaped("pointed");
            pointed(sketch, colour.tones());
        } else {
            sketch.shaped("round");
            round(sketch, colour);
        }
    }

    private static void pointed(Sketch sketch, Tones t) {
        double half = sketch.between(18, 21);
        for (int i = 0; i < 3; i++) {
            double w = half * (1 - 0.2 * i);
            double low = 2 - i * 12.5;
            sketch.part(
                    Outline.from(0, low - 19)
                            .bend(w * 0.3, low - 6, w, low - 1)
                            .bend(w * 0.6, low + 3, 0, low + 3)
                            .mirrored(0),
                    t);
        }
    }

    private static void round(Sketch sketch, Colour colour) {
        double half = sketch.between(20, 24);
        double y = -19;
        Part crown = sketch.part(
                Shapes.union(
                        Shapes.circle(-half * 0.5, y + 6, 12),
                        Shapes.circle(half * 0.5, y + 6, 12),
                        Shapes.circle(0, y + 7, 12),
                        Shapes.circle(-half * 0.33, y - 7, 12.5),
                        Shapes.circle(half * 0.33, y - 6, 12.5)),
                colour.tones());
        for (double[] at : new double[][] {{-0.5, 11, 4}, {0.15, 3, 4.5}, {0.62, 10, 3.5}}) {
            crown.mark(
                    Shapes.ellipse(at[0] * half, y + at[1], at[2], at[2] * 0.6),
                    colour.tones().shade(),
                    0.55);
        }
        crown.gleam(-half * 0.42, y - 9, 7, 10);
        if (sketch.chance(0.45)) {
            Colour fruit = sketch.besides(colour);
            sketch.with(fruit.word() + " fruit");
            for (double[] at : new double[][] {{-11, 8}, {10, 9}, {0, -1}, {12, -7}}) {
                sketch.part(Shapes.circle(at[0], y + at[1], 3.6), fruit.tones());
            }
        }
    }
}
