package org.assetkiln.art;

final class StaffPainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        sketch.turn(sketch.between(34, 48));
        Tones t = colour.tones();
        Colour orb = sketch.besides(colour);
        double length = sketch.between(46, 52);
        double top = -length / 2;
        sketch.part(Shapes.box(0, top, 6.5, length, 2.6), t);
        sketch.part(Shapes.box(0, length / 2 - 8, 9, 5, 2), t);
        switch (sketch.pick("orb", "crystal", "hook")) {
            case "orb" -> {
                sketch.with("a round " + orb.word() + " orb");
                sketch.part(
                        Shapes.polygon(-10, top - 8, -3, top + 8, 3, top + 8, 10, top - 8, 5, top + 1, -5, top + 1), t);
                sketch.part(Shapes.circle(0, top - 6, 9), orb.tones()).gleam(-3.5, top - 8, 4, 6);
            }
            case "crystal" -> {
                sketch.with(Captions.withArticle(orb.word() + " crystal"));
                sketch.part(Shapes.polygon(0, top - 20, 8, top - 8, 5, top + 3, -5, top + 3, -8, top - 8), orb.tones())
                        .mark(
                                Shapes.polygon(0, top - 20, 0, top + 3, -5, top + 3, -8, top - 8),
                                orb.tones().light())
                        .mark(
                                Shapes.polygon(3, top - 8, 8, top - 8, 5, top + 3, 3, top + 3),
                                orb.tones().shade());
                sketch.part(
                        Shapes.polygon(-9, top - 3, -3, top + 8, 3, top + 8, 9, top - 3, 4, top + 2, -4, top + 2), t);
            }
            default -> {
                sketch.with("a curled top");
                sketch.part(
                        Outline.from(-3.2, top + 6)
                                .curve(-4, top - 8, -2, top - 19, 9, top - 18)
                                .curve(20, top - 17, 20, top - 2, 10, top - 2)
                                .curve(7, top - 4, 7, top - 7, 9, top - 8)
                                .curve(13, top - 8, 12, top - 12, 8, top - 12)
                                .curve(3, top - 12, 3.2, top - 2, 3.2, top + 6)
                                .close(),
                        t);
            }
        }
    }
}
