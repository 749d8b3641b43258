package org.assetkiln.art;

import java.awt.Shape;

final class KeyPainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        sketch.turn(sketch.between(36, 52));
        boolean shortKey = sketch.chance(0.5);
        sketch.shaped(shortKey ? "short" : "long");
        double length = shortKey ? sketch.between(23, 26) : sketch.between(30, 34);
        double width = sketch.between(6.6, 7.6);
        double tooth = sketch.between(7, 9);
        Shape shaft = Shapes.union(
                Shapes.box(0, 6, width, length, 1.5),
                Shapes.box(tooth * 0.6, length - 1, tooth * 1.2, 5, 1),
                Shapes.box(tooth * 0.5, length - 9, tooth, 5, 1));
        Shape collar = Shapes.box(0, 9, width + 6, 4.5, 1.5);
        Part key = sketch.part(Shapes.union(handle(sketch), shaft, collar), colour.tones());
        key.mark(
                Shapes.line(1, -width / 2 - 3, 13.8, width / 2 + 3, 13.8),
                colour.tones().line(),
                0.6);
    }

    private static Shape handle(Sketch sketch) {
        return switch (sketch.pick("round", "heart", "square", "clover")) {
            case "heart" -> {
                sketch.with("a heart-shaped handle");
                yield Shapes.without(
                        Shapes.moved(HeartPainter.heart(16, 15), 0, -4),
                        Shapes.moved(HeartPainter.heart(7.5, 7), 0, -4));
            }
            case "square" -> {
                sketch.with("a square handle");
                yield Shapes.without(
                        Shapes.turned(Shapes.box(0, -14, 22, 22, 3), 45, 0, -3),
                        Shapes.turned(Shapes.box(0, -8, 10, 10, 1), 45, 0, -3));
            }
            case "clover" -> {
                sketch.with("a clover-shaped handle");
                yield clover();
            }
            default -> {
                sketch.with("a round handle");
                yield Shapes.without(Shapes.circle(0, -5, 14.5), Shapes.circle(0, -5, 7));
            }
        };
    }

    private static Shape clover() {
        return Shapes.without(
                Shapes.union(
                        Shapes.circle(0, -13, 8.5),
                        Shapes.circle(-9, -1, 8.5),
                        Shapes.circle(9, -1, 8.5),
                        Shapes.circle(0, -3, 6)),
                Shapes.circle(0, -14, 3.4),
                Shapes.circle(-9.6, -1, 3.4),
                Shapes.circle(9.6, -1, 3.4));
    }
}
