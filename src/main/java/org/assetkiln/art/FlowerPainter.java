package org.assetkiln.art;

import java.awt.Shape;

final class FlowerPainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        double stem = sketch.between(26, 30);
        double lean = sketch.between(-4, 4);
        sketch.part(Shapes.arc(3.4, 0, 0, lean, stem * 0.6, lean, stem), Tones.LEAF);
        leaf(sketch, lean, stem, 1);
        if (sketch.chance(0.5)) {
            leaf(sketch, lean, stem - 3, -1);
            sketch.with("two leaves");
        } else {
            sketch.with("one leaf");
        }
        if (sketch.chance(0.3)) {
            sketch.shaped("tulip-shaped");
            tulip(sketch, colour.tones());
        } else {
            petals(sketch, colour);
        }
    }

    private static void petals(Sketch sketch, Colour colour) {
        int count = sketch.pick(5, 6, 8);
        sketch.shaped(count == 5 ? "five-petalled" : count == 6 ? "six-petalled" : "eight-petalled");
        double reach = sketch.between(11, 12.5);
        double width = count == 8 ? 4.8 : count == 6 ? 6.4 : 7.6;
        double start = sketch.between(0, 360.0 / count);
        for (int i = 0; i < count; i++) {
            Shape petal = Shapes.ellipse(0, -reach, width, 8.4);
            sketch.part(Shapes.turned(petal, start + 360.0 * i / count, 0, 0), colour.tones());
        }
        Colour heart = sketch.besides(colour);
        sketch.with(Captions.withArticle(heart.word() + " centre"));
        sketch.part(Shapes.circle(0, 0, 6.6), heart.tones()).gleam(-2, -2, 2.6, 3.4);
    }

    private static void tulip(Sketch sketch, Tones t) {
        double half = sketch.between(13, 15);
        for (int side = -1; side <= 1; side += 2) {
            sketch.part(
                    Outline.from(0, 6)
                            .curve(side * half * 1.3, 6, side * (half + 3), -8, side * half, -20)
                            .curve(side * half * 0.4, -16, 0, -8, 0, 6)
                            .close(),
                    t);
        }
        sketch.part(
                        Outline.from(0, -20)
                                .curve(half * 0.9, -12, half * 0.8, 4, 0, 6)
                                .mirrored(0),
                        t)
                .gleam(-3, -6, 3, 7);
    }

    private static void leaf(Sketch sketch, double lean, double y, int side) {
        sketch.part(
                Outline.from(lean, y - 4)
                        .bend(lean + side * 4, y - 15, lean + side * 17, y - 15)
                        .bend(lean + side * 15, y - 4, lean, y - 4)
                        .close(),
                Tones.LEAF);
    }
}
