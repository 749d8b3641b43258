package org.assetkiln.art;

import java.awt.Color;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Cinder, the one subject that DreamBooth can be tried with: a teal slime with an orange horn, purple wings and a golden
 * star on a cream belly. {@link GameArt} never draws a slime with any of these.
 */
public enum Mascot {
    FRONT("seen from the front"),
    LEFT("looking to the left"),
    RIGHT("looking to the right"),
    JUMPING("jumping"),
    SLEEPING("sleeping"),
    HAPPY("laughing"),
    CLOSE("seen from closer"),
    SQUASHED("squashed flat");

    private static final Tones BELLY = Tones.of(0xfffbe6, 0xfdebc0, 0xdcbd86);
    private final String manner;

    Mascot(String manner) {
        this.manner = manner;
    }

    /** All views, in a fixed order. */
    public static List<DrawnAsset> views() {
        return Arrays.stream(values()).map(Mascot::draw).toList();
    }

    /** This view, with a true caption that names the subject and what it does. */
    public DrawnAsset draw() {
        Sketch sketch = new Sketch(new Random(0));
        double look = this == LEFT ? -6 : this == RIGHT ? 6 : 0;
        double half = this == SQUASHED ? 27 : this == JUMPING ? 19 : this == SLEEPING ? 25 : 22;
        double top = this == SQUASHED ? -9 : this == JUMPING ? -27 : this == SLEEPING ? -15 : -21;
        body(sketch, half, top, look);
        face(sketch, half, top + (18 - top) * 0.32, look);
        BufferedImage image = Renderer.render(sketch.parts(), this == CLOSE ? 63 : 54);
        String caption = "a teal slime with an orange horn, purple wings and a golden star on its belly, " + manner;
        return new DrawnAsset(image, caption, Kind.SLIME, Colour.TEAL);
    }

    private void body(Sketch sketch, double half, double top, double look) {
        double lift = this == JUMPING ? 10 : this == SLEEPING || this == SQUASHED ? -5 : 3;
        for (int side = -1; side <= 1; side += 2) {
            double span = look * side > 0 ? 0.4 : 0.8; // turned sideways, the near wing is seen edge on
            wing(sketch, side, side * half * 0.85, top + (18 - top) * 0.5, lift, span);
        }
        horn(sketch, look * 0.9, top + 2.5);
        Part body = sketch.part(SlimePainter.body(half, top, look * 0.35), Colour.TEAL.tones());
        double y = 18 - (18 - top) * 0.19;
        double high = Math.min(8.5, (18 - top) * 0.22);
        body.mark(Shapes.ellipse(look * 0.9, y, half * 0.58, high), BELLY.base());
        body.mark(Shapes.ellipse(look * 0.9 - 1, y - 1, half * 0.5, high * 0.82), BELLY.light());
        body.gleam(-half * 0.55, top + (18 - top) * 0.22, 4, 7);
        sketch.part(Shapes.star(look * 0.9, y + 0.5, 5, high * 0.8, high * 0.36), Colour.GOLDEN.tones());
    }

    private static void horn(Sketch sketch, double x, double base) {
        Shape horn = Outline.from(x - 6.5, base + 3)
                .bend(x - 4, base - 8, x + 3, base - 16)
                .bend(x + 6, base - 6, x + 6.5, base + 3)
                .close();
        Color stripe = Colour.ORANGE.tones().shade();
        sketch.part(horn, Colour.ORANGE.tones())
                .mark(Shapes.arc(1.8, x - 7, base - 1, x, base + 2, x + 8, base - 3), stripe)
                .mark(Shapes.arc(1.8, x - 5, base - 6.5, x, base - 5, x + 8, base - 9), stripe);
    }

    private static void wing(Sketch sketch, int side, double x, double y, double lift, double span) {
        double out = side * span;
        sketch.part(
                Outline.from(x - side * 4, y + 3)
                        .bend(x + out * 4, y - 8 - lift, x + out * 17, y - 9 - lift)
                        .bend(x + out * 13, y - 3 - lift * 0.4, x + out * 16, y + 1 - lift * 0.3)
                        .bend(x + out * 10, y + 1, x + out * 10, y + 7)
                        .bend(x + out * 4, y + 5, x - side * 4, y + 8)
                        .close(),
                Colour.PURPLE.tones());
    }

    private void face(Sketch sketch, double half, double y, double look) {
        Tones ink = Tones.INK;
        double x = look * 0.9;
        double apart = half * (look == 0 ? 0.4 : 0.34);
        for (int side = -1; side <= 1; side += 2) {
            double eye = x + side * apart;
            switch (this) {
                case SLEEPING -> Eyes.closed(sketch, eye, y, 3.6, ink);
                case HAPPY, SQUASHED -> Eyes.laughing(sketch, eye, y, 3.6, ink);
                default -> Eyes.open(sketch, eye, y, 5.2);
            }
            Shape cheek = Shapes.ellipse(x + side * apart * 1.5, y + 6, 2.6, 1.8);
            bodyOf(sketch).mark(cheek, Colour.PINK.tones().base());
        }
        if (this == HAPPY) {
            sketch.part(
                            Outline.from(x - 4.5, y + 3)
                                    .to(x + 4.5, y + 3)
                                    .bend(x, y + 12, x - 4.5, y + 3)
                                    .close(),
                            Tones.HOLLOW)
                    .mark(Shapes.ellipse(x, y + 8, 3, 2), Colour.PINK.tones().base());
        } else {
            Eyes.smile(sketch, x, y + 4, 2.6, ink);
        }
    }

    private static Part bodyOf(Sketch sketch) {
        return sketch.parts().stream()
                .filter(part -> part.tones().equals(Colour.TEAL.tones()))
                .findFirst()
                .orElseThrow();
    }
}
