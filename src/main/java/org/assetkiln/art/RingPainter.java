package org.assetkiln.art;

import java.awt.Color;

final class RingPainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        sketch.lean(12);
        Tones t = colour.tones();
        double radius = sketch.between(18, 20);
        double thick = sketch.between(5.5, 7.5);
        sketch.shaped(thick > 6.5 ? "thick" : "thin");
        sketch.part(Shapes.without(Shapes.circle(0, 0, radius), Shapes.circle(0, 0, radius - thick)), t)
                .mark(
                        Shapes.arc(1.8, -radius + 2.4, -4, -radius + 2, 6, -radius * 0.6, radius * 0.66),
                        Color.WHITE,
                        0.7);
        Colour stone = sketch.besides(colour);
        double y = -radius - 3;
        sketch.part(Shapes.polygon(-8, y + 2, 8, y + 2, 5, y + 9, -5, y + 9), t);
        gem(sketch, stone, y);
    }

    private static void gem(Sketch sketch, Colour stone, double y) {
        switch (sketch.pick("round", "square", "diamond")) {
            case "round" -> {
                sketch.with("a round " + stone.word() + " gem");
                sketch.part(Shapes.circle(0, y - 1.5, 8.5), stone.tones()).gleam(-2.8, y - 4.5, 3.4, 5);
            }
            case "square" -> {
                sketch.with("a square " + stone.word() + " gem");
                sketch.part(Shapes.box(0, y - 9.5, 16, 15, 2), stone.tones())
                        .mark(Shapes.box(0, y - 6, 9, 8, 1), stone.tones().light());
            }
            default -> {
                sketch.with("a pointed " + stone.word() + " gem");
                sketch.part(Shapes.polygon(-7, y - 10, 7, y - 10, 11, y - 4, 0, y + 7, -11, y - 4), stone.tones())
                        .mark(Shapes.polygon(-7, y - 10, 0, y - 10, -4, y - 4, -11, y - 4), Color.WHITE, 0.7)
                        .mark(
                                Shapes.polygon(4, y - 4, 11, y - 4, 0, y + 7),
                                stone.tones().shade());
            }
        }
    }
}
