package org.assetkiln.art;

import java.awt.Shape;

final class ShieldPainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        sketch.lean(6);
        Shape face = face(sketch);
        Colour rim = sketch.besides(colour);
        if (sketch.chance(0.5)) {
            sketch.with(Captions.withArticle(rim.word() + " rim"));
            sketch.part(Shapes.union(face, Shapes.stroke(face, 8)), rim.tones());
        } else {
            sketch.part(
                    Shapes.union(face, Shapes.stroke(face, 6)), colour.tones().darker());
        }
        Part front = sketch.part(face, colour.tones());
        front.mark(rightHalf(face), colour.tones().shade(), 0.45);
        emblem(sketch, front, colour);
    }

    /** The right half, a little darker: the face is bent outwards along the middle. */
    private static Shape rightHalf(Shape face) {
        double width = Shapes.hull(face).getWidth();
        return Shapes.without(face, Shapes.box(-width / 2, -50, width, 100, 0));
    }

    private static void emblem(Sketch sketch, Part front, Colour colour) {
        Colour sign = sketch.besides(colour);
        String article = Captions.withArticle(sign.word());
        switch (sketch.pick("cross", "star", "stripe", "boss")) {
            case "cross" -> {
                sketch.with(article + " cross");
                front.mark(Shapes.box(0, -40, 6.5, 80, 0), sign.tones().base())
                        .mark(Shapes.box(0, -7, 80, 6.5, 0), sign.tones().base());
            }
            case "star" -> {
                sketch.with(article + " star");
                sketch.part(Shapes.star(0, -2, 5, 11, 4.8), sign.tones());
            }
            case "stripe" -> {
                sketch.with(article + " stripe");
                front.mark(
                        Shapes.turned(Shapes.box(0, -50, 9, 100, 0), 40, 0, 0),
                        sign.tones().base());
            }
            default -> {
                sketch.with(article + " knob");
                sketch.part(Shapes.circle(0, -2, 7), sign.tones()).gleam(-2.2, -4.6, 3, 4);
            }
        }
    }

    private static Shape face(Sketch sketch) {
        double w = sketch.between(19, 22);
        return switch (sketch.pick("round", "pointed", "square")) {
            case "round" -> {
                sketch.shaped("round");
                yield Shapes.circle(0, 0, w);
            }
            case "pointed" -> {
                sketch.shaped("pointed");
                yield Outline.from(0, -24)
                        .bend(w * 0.5, -20, w, -20)
                        .curve(w + 2, 2, w * 0.7, 18, 0, 27)
                        .mirrored(0);
            }
            default -> {
                sketch.shaped("square");
                yield Outline.from(0, -22)
                        .to(w - 3, -22)
                        .bend(w, -22, w, -19)
                        .to(w, 12)
                        .bend(w, 20, 0, 24)
                        .mirrored(0);
            }
        };
    }
}
