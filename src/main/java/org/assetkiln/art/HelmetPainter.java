package org.assetkiln.art;

import java.awt.Shape;

final class HelmetPainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        Tones t = colour.tones();
        double half = sketch.between(19, 21);
        double high = sketch.between(21, 24);
        extras(sketch, colour, half, high);
        Part dome = sketch.part(
                Outline.from(0, -high)
                        .curve(half * 0.8, -high, half, -high * 0.5, half, 2)
                        .to(half - 1, 18)
                        .bend(half * 0.6, 22, 0, 24)
                        .mirrored(0),
                t);
        dome.gleam(-half * 0.48, -high * 0.55, 5, 11);
        face(sketch, t, half);
        sketch.part(Shapes.box(0, -8, 2 * half + 4, 6, 2.4), t.darker());
    }

    private static void face(Sketch sketch, Tones t, double half) {
        if (sketch.chance(0.5)) {
            sketch.shaped("closed");
            sketch.part(Shapes.box(0, -2, 2 * half - 8, 7, 3), Tones.HOLLOW);
            for (int x = -8; x <= 8; x += 8) {
                sketch.part(Shapes.box(x, 10, 2.6, 7, 1.2), Tones.HOLLOW);
            }
        } else {
            sketch.shaped("open");
            double eye = half - 6;
            sketch.part(
                    Outline.from(0, -2)
                            .to(eye, -2)
                            .to(eye - 1, 16)
                            .bend(eye * 0.6, 23, 0, 26)
                            .mirrored(0),
                    Tones.HOLLOW);
            sketch.part(Shapes.box(0, -4, 6, 20, 2.4), t);
        }
    }

    private static void extras(Sketch sketch, Colour colour, double half, double high) {
        Colour second = sketch.besides(colour);
        switch (sketch.pick("plume", "horns", "none")) {
            case "plume" -> {
                sketch.with(Captions.withArticle(second.word() + " plume"));
                sketch.part(plume(high), second.tones());
            }
            case "horns" -> {
                sketch.with("horns");
                horn(sketch, -1, half);
                horn(sketch, 1, half);
            }
            default -> {}
        }
    }

    private static Shape plume(double h) {
        double[] xy = {-4, 4, -6, -8, 2, -13, 14, -10, 22, 2, 24, 15, 15, 10, 6, 6};
        return Shapes.moved(Shapes.blob(xy), 0, -h);
    }

    private static void horn(Sketch sketch, int side, double half) {
        sketch.part(
                Outline.from(side * (half - 5), -10)
                        .curve(side * (half + 2), -12, side * (half + 5), -18, side * (half + 2), -30)
                        .curve(side * (half + 13), -18, side * (half + 9), 0, side * (half - 5), 2)
                        .close(),
                Tones.BONE);
    }
}
