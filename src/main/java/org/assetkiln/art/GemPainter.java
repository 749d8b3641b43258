package org.assetkiln.art;

import java.awt.Color;

final class GemPainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        sketch.lean(8);
        switch (sketch.pick("diamond", "square", "oval")) {
            case "diamond" -> diamond(sketch, colour.tones());
            case "square" -> square(sketch, colour.tones());
            default -> oval(sketch, colour.tones());
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

    private static void oval(Sketch sketch, Tones t) {
        sketch.shaped("oval");
        double narrow = sketch.between(0.74, 0.82);
        rings(sketch, t, ring(narrow, 25), ring(narrow, 15));
    }

    private static void square(Sketch sketch, Tones t) {
        sketch.shaped("square");
        double half = sketch.between(19.5, 21.5);
        rings(sketch, t, cut(half, 7), cut(half - 8.5, 4));
    }

    /** Seen from above: a flat table within a ring of facets, each as bright as it faces the light. */
    private static void rings(Sketch sketch, Tones t, double[] outer, double[] inner) {
        int sides = outer.length / 2;
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

    private static double[] ring(double narrow, double radius) {
        double[] xy = new double[16];
        for (int i = 0; i < 8; i++) {
            double angle = Math.PI * (i + 0.5) / 4;
            xy[2 * i] = radius * narrow * Math.sin(angle);
            xy[2 * i + 1] = -radius * Math.cos(angle);
        }
        return xy;
    }

    /** A square with its corners cut off, beginning like a ring at the right of the top. */
    private static double[] cut(double half, double corner) {
        double c = half - corner;
        return new double[] {c, -half, half, -c, half, c, c, half, -c, half, -half, c, -half, -c, -c, -half};
    }
}
