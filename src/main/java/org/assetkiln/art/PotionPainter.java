package org.assetkiln.art;

import java.awt.Color;
import java.awt.Shape;

final class PotionPainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        sketch.lean(7);
        Shape body = body(sketch);
        Tones liquid = colour.tones();
        double level = sketch.between(24, 31);
        stopper(sketch);
        sketch.part(body, liquid.paler(0.78))
                .mark(Shapes.box(32, level, 80, 60, 0), liquid.base())
                .mark(
                        Shapes.without(body, Shapes.box(32, -20, 80, 20 + level, 0), Shapes.moved(body, -4, -4)),
                        liquid.shade())
                .mark(Shapes.ellipse(32, level, 30, 2), liquid.light())
                .mark(Shapes.circle(sketch.between(34, 40), sketch.between(40, 46), 2), liquid.light())
                .mark(Shapes.circle(sketch.between(28, 36), sketch.between(48, 52), 1.4), liquid.light())
                .mark(Shapes.arc(3, 19, 47, 15, 40, 21, 33), Color.WHITE, 0.8);
        sketch.part(Shapes.box(32, 10.5, sketch.between(15, 18), 5, 2), liquid.paler(0.7));
    }

    private static void stopper(Sketch sketch) {
        if (sketch.chance(0.7)) {
            sketch.with("a cork");
            sketch.part(Shapes.box(32, 5, 11, 9, 2), Tones.CORK);
        } else {
            sketch.with("a round golden stopper");
            sketch.part(Shapes.circle(32, 7, 5.5), Tones.GOLD).gleam(30, 5, 2, 3);
        }
    }

    private static Shape body(Sketch sketch) {
        Outline neck = Outline.from(37.5, 13).to(37.5, 19);
        return switch (sketch.pick("round", "tall", "pointed")) {
            case "round" -> {
                sketch.shaped("round");
                double r = sketch.between(19, 21);
                yield neck.curve(33 + r, 22, 34 + r, 58, 39, 58).mirrored(32);
            }
            case "tall" -> {
                sketch.shaped("tall");
                double half = sketch.between(12, 14);
                yield neck.bend(32 + half, 21, 32 + half, 29)
                        .to(32 + half, 55)
                        .bend(32 + half, 60, 27 + half, 60)
                        .mirrored(32);
            }
            default -> {
                sketch.shaped("cone-shaped");
                double half = sketch.between(19, 21);
                yield neck.to(32 + half, 50).bend(34 + half, 57, 29 + half, 57).mirrored(32);
            }
        };
    }
}
