package org.assetkiln.imaging;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/** Makes the square that a model is trained on; the rules are told at {@link Pictures#asModelSees}. */
final class ModelSquare {
    private ModelSquare() {}

    static BufferedImage of(BufferedImage picture, ModelView view) {
        int edge = view.resolution();
        Rgb flat = Rgb.of(picture);
        boolean transparent = Arrays.stream(flat.pixels()).anyMatch(p -> p >>> 24 != 255);
        flat.flatten(view.backgroundRgb());
        boolean fits = flat.width() <= edge && flat.height() <= edge;
        Rgb scaled = flat;
        if (view.pixelArt() && fits) {
            scaled = flat.enlarged(edge / Math.max(flat.width(), flat.height()));
        } else {
            int side = transparent ? Math.max(flat.width(), flat.height()) : Math.min(flat.width(), flat.height());
            double scale = (double) edge / side;
            scaled = Resampler.scale(flat, size(flat.width(), scale), size(flat.height(), scale));
        }
        return centred(scaled, edge, view.backgroundRgb());
    }

    private static int size(int length, double scale) {
        return Math.max(1, (int) Math.round(length * scale));
    }

    /** Copies a picture to the middle of a square: what is larger is cut, what is smaller is padded. */
    private static BufferedImage centred(Rgb picture, int edge, int background) {
        int[] square = new int[edge * edge];
        Arrays.fill(square, background);
        int left = Math.floorDiv(edge - picture.width(), 2);
        int top = Math.floorDiv(edge - picture.height(), 2);
        for (int y = Math.max(0, top); y < Math.min(edge, top + picture.height()); y++) {
            int from = Math.max(0, left);
            int length = Math.min(edge, left + picture.width()) - from;
            System.arraycopy(
                    picture.pixels(), (y - top) * picture.width() + from - left, square, y * edge + from, length);
        }
        return new Rgb(edge, edge, square).picture();
    }
}
