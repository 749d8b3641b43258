package org.assetkiln.art;

import java.awt.Color;

final class GemPainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        sketch.lean(8);
        switch (sketch.pick("diamond", "square", "oval")) {
            case "diamond" -> diamond(sketch, colour.tones());
            case "square" -> rings(sketch, colour.tones(), "square", 4, 1);
            default -> rings(sketch, colour.tones(), "oval", 8, sketch.between(0.74, 0.82));
        }
    }

    /** Seen from the side: a crown of three facets over a pavilion of three. */
    private static void diamond(Sketch sketch, Tones t) {
        sketch.shaped("diamond-shaped");
        double w = sketch.between(22, 25);
        double top = sketch.between(11, 13);
        double table = w * 0.56;
        double depth = sketch.between(25, 29);
        Color deep = Tones.mix(t.base(), t.shade(), 0.5);
        sketch.part(Shapes.polygon(-table, -top, table, -top, w, 0, 0, depth, -w, 0), t)
                .mark(Shapes.polygon(-table, -top, -w, 0, -w * 0.45, 0), t.light())
                .mark(Shapes.polygon(-table, -top, table, -top, w * 0.45, 0, -w * 0.45, 0), t.base())
                .mark(Shapes.polygon(-table, -top, 0, -top, -w * 0.45, 0), Tones.mix(t.light(), Color.WHITE, 0.55))
                .mark(Shapes.polygon(table, -top, w, 0, w * 0.45, 0), deep)
                .mark(Shapes.polygon(-w, 0, -w * 0.45, 0, 0, depth), t.base())
                .mark(Shapes.polygon(-w * 0.45, 0, w * 0.45, 0, 0, depth), deep)
                .mark(Shapes.polygon(w * 0.45, 0, w, 0, 0, depth), t.shade())
                .mark(Shapes.line(0.9, -w, 0, w, 0), t.line(), 0.45);
    }

    /** Seen from above: a flat table within a ring of facets, each as bright as it faces the light. */
    private static void rings(Sketch sketch, Tones t, String word, int sides, double narrow) {
        sketch.shaped(word);
        double[] outer = ring(sides, 25, narrow);
        double[] inner = ring(sides, sides == 4 ? 14 : 15, narrow);
        Part gem = sketch.part(Shapes.polygon(outer), t);
        for (int i = 0; i < sides; i++) {
            int a = 2 * i;
            int b = 2 * ((i + 1) % sides);
            double facing = (-(outer[a] + outer[b]) - (outer[a + 1] + outer[b + 1])) / 70;
            gem.mark(
                    Shapes.polygon(
                            outer[a],
                            outer[a + 1],
                            outer[b],
                            outer[b + 1],
                            inner[b],
                            inner[b + 1],
                            inner[a],
                            inner[a + 1]),
                    facing > 0
                            ? Tones.mix(t.base(), t.light(), Math.min(1, facing))
                            : Tones.mix(t.base(), t.shade(), Math.min(1, -facing)));
        }
        gem.mark(Shapes.polygon(inner), t.base()).mark(Shapes.line(3, -5, 5, 5, -5), Color.WHITE, 0.75);
    }

    private static double[] ring(int sides, double radius, double narrow) {
        double[] xy = new double[2 * sides];
        for (int i = 0; i < sides; i++) {
            double angle = 2 * Math.PI * (i + 0.5) / sides;
            xy[2 * i] = radius * narrow * Math.sin(angle);
            xy[2 * i + 1] = -radius * Math.cos(angle);
        }
        return xy;
    }
}
