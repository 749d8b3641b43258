package org.assetkiln.art;

import java.awt.Color;

/** Faces for the living things; lines and dots take an ink that shows on what is below them. */
final class Eyes {
    private Eyes() {}

    static void open(Sketch sketch, double x, double y, double radius) {
        sketch.part(Shapes.ellipse(x, y, radius * 0.88, radius), Tones.BONE)
                .mark(
                        Shapes.ellipse(x + radius * 0.1, y + radius * 0.12, radius * 0.5, radius * 0.62),
                        Tones.INK.shade())
                .mark(Shapes.circle(x - radius * 0.15, y - radius * 0.2, radius * 0.24), Color.WHITE);
    }

    static void dot(Sketch sketch, double x, double y, double radius, Tones ink) {
        sketch.part(Shapes.ellipse(x, y, radius, radius * 1.3), ink)
                .mark(Shapes.circle(x - radius * 0.3, y - radius * 0.45, radius * 0.38), Color.WHITE);
    }

    static void closed(Sketch sketch, double x, double y, double half, Tones ink) {
        sketch.part(Shapes.arc(1.4, x - half, y - 1, x, y + 4, x + half, y - 1), ink);
    }

    static void laughing(Sketch sketch, double x, double y, double half, Tones ink) {
        sketch.part(Shapes.arc(1.6, x - half, y + 2, x, y - 5, x + half, y + 2), ink);
    }

    static void smile(Sketch sketch, double x, double y, double half, Tones ink) {
        sketch.part(Shapes.arc(1.2, x - half, y - 1, x, y + 4.5, x + half, y - 1), ink);
    }
}
