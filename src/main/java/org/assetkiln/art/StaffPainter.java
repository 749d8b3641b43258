package org.assetkiln.art;

final class StaffPainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        sketch.turn(sketch.between(34, 48));
        Tones t = colour.tones();
        Colour orb = sketch.besides(colour);
        double length = sketch.between(38, 43);
        double top = -length / 2;
        sketch.part(Shapes.box(0, top, 7.2, length, 2.8), t);
        sketch.part(Shapes.box(0, length / 2 - 8, 10.5, 6, 2), t);
        switch (sketch.pick("orb", "crystal", "hook")) {
            case "orb" -> orb(sketch, t, orb, top);
            case "crystal" -> crystal(sketch, t, orb, top);
            default -> hook(sketch, t, top);
        }
    }

    private static void orb(Sketch sketch, Tones t, Colour orb, double top) {
        sketch.with("a round " + orb.word() + " orb");
        sketch.part(Shapes.polygon(-13, top - 10, -4, top + 9, 4, top + 9, 13, top - 10, 6, top + 2, -6, top + 2), t);
        sketch.part(Shapes.circle(0, top - 8, 11), orb.tones()).gleam(-4, top - 11, 5, 7);
    }

    private static void crystal(Sketch sketch, Tones t, Colour orb, double top) {
        sketch.with(Captions.withArticle(orb.word() + " crystal"));
        sketch.part(Shapes.polygon(0, top - 24, 10, top - 9, 6, top + 4, -6, top + 4, -10, top - 9), orb.tones())
                .mark(
                        Shapes.polygon(0, top - 24, 0, top + 4, -6, top + 4, -10, top - 9),
                        orb.tones().light())
                .mark(
                        Shapes.polygon(4, top - 9, 10, top - 9, 6, top + 4, 4, top + 4),
                        orb.tones().shade());
        sketch.part(Shapes.polygon(-13, top - 7, -4, top + 9, 4, top + 9, 13, top - 7, 5, top + 2, -5, top + 2), t);
    }

    private static void hook(Sketch sketch, Tones t, double top) {
        sketch.with("a curled top");
        sketch.part(
                Outline.from(-3.6, top + 8)
                        .curve(-4, top - 10, -3, top - 22, 10, top - 22)
                        .curve(24, top - 22, 24, top - 2, 12, top - 2)
                        .curve(6, top - 2, 5, top - 10, 10, top - 10)
                        .curve(14, top - 10, 14, top - 14, 10, top - 14)
                        .curve(4, top - 14, 3.6, top - 4, 3.6, top + 8)
                        .close(),
                t);
    }
}
