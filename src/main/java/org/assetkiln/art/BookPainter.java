package org.assetkiln.art;

final class BookPainter implements Painter {
    @Override
    public void paint(Sketch sketch, Colour colour) {
        sketch.turn(sketch.between(4, 14) * (sketch.chance(0.5) ? 1 : -1));
        Tones t = colour.tones();
        double half = sketch.between(16, 19);
        double high = sketch.between(21, 23);
        boolean thick = sketch.chance(0.5);
        sketch.shaped(thick ? "thick" : "thin");
        double pages = thick ? 10 : 5.5;
        sketch.part(Shapes.box(pages * 0.5, -high + pages * 0.45, 2 * half + pages, 2 * high, 2.5), t.darker());
        Part block = sketch.part(
                Shapes.box(pages * 0.5, -high + pages * 0.3, 2 * half + pages - 3, 2 * high - 3 + pages * 0.2, 1),
                Tones.PAPER);
        for (double d = 2.5; d < pages; d += 2.5) {
            block.mark(Shapes.line(0.8, half + d - 1.6, -40, half + d - 1.6, 40), Tones.PAPER.shade());
        }
        Part cover = sketch.part(Shapes.box(0, -high, 2 * half, 2 * high, 2.5), t);
        cover.mark(Shapes.box(-half + 3, -40, 6, 80, 0), t.shade());
        sign(sketch, colour, half, high);
    }

    private static void sign(Sketch sketch, Colour colour, double half, double high) {
        Colour second = sketch.besides(colour);
        Tones t = second.tones();
        switch (sketch.pick("star", "gem", "bookmark", "corners")) {
            case "star" -> {
                sketch.with(Captions.withArticle(second.word() + " star"));
                sketch.part(Shapes.star(3, -1, 5, 10, 4.4), t);
            }
            case "gem" -> {
                sketch.with(Captions.withArticle(second.word() + " gem"));
                sketch.part(Shapes.polygon(3, -10, 11, 0, 3, 10, -5, 0), t)
                        .mark(Shapes.polygon(3, -10, 3, 0, -5, 0), t.light());
            }
            case "bookmark" -> {
                sketch.with(Captions.withArticle(second.word() + " bookmark"));
                double x = half - 8;
                sketch.part(Shapes.polygon(x - 3.5, -high - 1, x + 3.5, -high - 1, x + 3.5, 8, x, 4, x - 3.5, 8), t);
            }
            default -> {
                sketch.with(second.word() + " corners");
                sketch.part(Shapes.polygon(half - 12, -high, half, -high, half, -high + 12), t);
                sketch.part(Shapes.polygon(half - 12, high, half, high, half, high - 12), t);
            }
        }
    }
}
