package org.assetkiln.art;

import java.awt.Shape;

final class SlimePainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        String shape = sketch.pick("round", "tall", "flat");
        sketch.shaped(shape);
        double half = shape.equals("tall") ? sketch.between(18, 20) : sketch.between(24, 26);
        double top =
                shape.equals("flat") ? sketch.between(-14, -10) : shape.equals("tall") ? sketch.between(-32, -28) : -22;
        double lean = sketch.between(-4, 4);
        Part body = sketch.part(body(half, top, lean), colour.tones());
        body.gleam(-half * 0.5 + lean * 0.4, top + (16 - top) * 0.26, 5, 9);
        body.gleam(-half * 0.62, top + (16 - top) * 0.52, 2.4, 3.4);
        double eyes = top + (18 - top) * 0.5;
        face(sketch, half, eyes, colour.ink());
    }

    static Shape body(double half, double top, double lean) {
        double middle = (top + 18) / 2;
        return Shapes.blob(
                lean,
                top,
                half * 0.55 + lean * 0.7,
                top + (middle - top) * 0.3,
                half * 0.9,
                middle + 1,
                half,
                12,
                half * 0.86,
                18,
                half * 0.4,
                19.5,
                0,
                19,
                -half * 0.4,
                19.5,
                -half * 0.86,
                18,
                -half,
                12,
                -half * 0.9,
                middle + 1,
                -half * 0.55 + lean * 0.7,
                top + (middle - top) * 0.3);
    }

    private static void face(Sketch sketch, double half, double y, Tones ink) {
        switch (sketch.pick("big eyes", "small eyes", "one eye", "closed eyes")) {
            case "big eyes" -> {
                sketch.with("big eyes");
                Eyes.open(sketch, -half * 0.36, y, 5.6);
                Eyes.open(sketch, half * 0.36, y, 5.6);
            }
            case "small eyes" -> {
                sketch.with("small eyes");
                Eyes.dot(sketch, -half * 0.3, y, 2.6, ink);
                Eyes.dot(sketch, half * 0.3, y, 2.6, ink);
            }
            case "one eye" -> {
                sketch.with("one eye");
                Eyes.open(sketch, 0, y, 7.6);
            }
            default -> {
                sketch.with("closed eyes");
                Eyes.closed(sketch, -half * 0.36, y, 4, ink);
                Eyes.closed(sketch, half * 0.36, y, 4, ink);
            }
        }
        if (sketch.chance(0.6)) {
            sketch.with("a smile");
            Eyes.smile(sketch, 0, y + 8, 4.5, ink);
        }
    }
}
