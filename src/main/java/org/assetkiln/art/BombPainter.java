package org.assetkiln.art;

final class BombPainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        sketch.turn(sketch.between(18, 34));
        double r = sketch.between(19, 21);
        boolean lit = sketch.chance(0.65);
        double fuse = lit ? sketch.between(9, 13) : sketch.between(6, 14);
        sketch.part(Shapes.arc(3, 0, -r - 3, 1, -r - fuse, 9, -r - fuse), Tones.CORK);
        if (lit) {
            sketch.with("a lit fuse");
            sketch.part(Shapes.star(11, -r - fuse, 7, 8.5, 4.4), Tones.FLAME)
                    .mark(Shapes.circle(11, -r - fuse, 2.8), Tones.FLAME.light());
        } else {
            sketch.with("a fuse");
        }
        sketch.part(Shapes.box(0, -r - 4.5, 14, 8, 2), colour.tones().darker());
        Part ball = sketch.part(Shapes.circle(0, 0, r), colour.tones());
        ball.gleam(-r * 0.62, -r * 0.2, 6, 11);
        sketch.shaped("round");
        if (sketch.chance(0.35)) {
            Colour band = sketch.besides(colour);
            sketch.with(Captions.withArticle(band.word() + " stripe"));
            ball.mark(Shapes.box(0, 2, 60, 7, 0), band.tones().base());
        }
    }
}
