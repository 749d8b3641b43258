package org.assetkiln.imaging;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/** Brings a picture to the size that a model is trained on; the rules are told at {@link Pictures#asModelSees}. */
final class ModelSquare {
    private final ModelView view;
    private final boolean transparent;

    private ModelSquare(ModelView view, boolean transparent) {
        this.view = view;
        this.transparent = transparent;
    }

    static BufferedImage of(BufferedImage picture, ModelView view) {
        if (view.checkered()) {
            return checkered(of(picture, view.on(0)), of(picture, view.on(1)));
        }
        Rgb flat = Rgb.of(picture);
        boolean transparent = transparent(flat);
        flat.flatten(view.backgroundRgb());
        return new ModelSquare(view, transparent).sized(flat, view.backgroundRgb());
    }

    /** Squares of the one and the other picture in turn, so many that an edge of them is a sixteenth of the side. */
    private static BufferedImage checkered(BufferedImage one, BufferedImage other) {
        int edge = Math.max(1, Math.min(one.getWidth(), one.getHeight()) / 16);
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if ((x / edge + y / edge) % 2 == 1) {
                    one.setRGB(x, y, other.getRGB(x, y));
                }
            }
        }
        return one;
    }

    /** A mask of a picture's size, brought to the same place as that picture; what is padded is outside the mask. */
    static BufferedImage mask(Rgb mask, BufferedImage picture, ModelView view) {
        return new ModelSquare(view, transparent(Rgb.of(picture))).sized(mask, 0);
    }

    private static boolean transparent(Rgb picture) {
        return Arrays.stream(picture.pixels()).anyMatch(pixel -> pixel >>> 24 != 255);
    }

    private BufferedImage sized(Rgb flat, int background) {
        double across = (double) view.width() / flat.width();
        double down = (double) view.height() / flat.height();
        Rgb scaled;
        if (view.pixelArt() && across >= 1 && down >= 1) {
            scaled = flat.enlarged((int) Math.min(across, down));
        } else {
            double scale = transparent ? Math.min(across, down) : Math.max(across, down);
            scaled = Resampler.scale(flat, size(flat.width(), scale), size(flat.height(), scale));
        }
        return centred(scaled, background);
    }

    private static int size(int length, double scale) {
        return Math.max(1, (int) Math.round(length * scale));
    }

    /** Copies a picture to the middle: what is larger is cut, what is smaller is padded. */
    private BufferedImage centred(Rgb picture, int background) {
        int width = view.width();
        int height = view.height();
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, background);
        int left = Math.floorDiv(width - picture.width(), 2);
        int top = Math.floorDiv(height - picture.height(), 2);
        for (int y = Math.max(0, top); y < Math.min(height, top + picture.height()); y++) {
            int from = Math.max(0, left);
            int length = Math.min(width, left + picture.width()) - from;
            System.arraycopy(
                    picture.pixels(), (y - top) * picture.width() + from - left, pixels, y * width + from, length);
        }
        return new Rgb(width, height, pixels).picture();
    }
}
