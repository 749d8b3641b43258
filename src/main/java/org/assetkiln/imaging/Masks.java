package org.assetkiln.imaging;

import java.awt.image.BufferedImage;

/** Masks of pictures as a model sees them. */
final class Masks {
    private Masks() {}

    static float[] opacity(BufferedImage picture, ModelView view) {
        Rgb grey = Rgb.of(picture);
        for (int i = 0; i < grey.pixels().length; i++) {
            grey.pixels()[i] = (grey.pixels()[i] >>> 24) * 0x010101;
        }
        return values(ModelSquare.mask(grey, picture, view));
    }

    static float[] of(BufferedImage mask, BufferedImage picture, ModelView view) {
        Rgb flat = Rgb.of(mask);
        flat.flatten(0);
        return values(ModelSquare.mask(Resampler.scale(flat, picture.getWidth(), picture.getHeight()), picture, view));
    }

    /** Brightness by the luma of ITU-R 601-2, 0 to 1. */
    private static float[] values(BufferedImage grey) {
        int[] rgb = grey.getRGB(0, 0, grey.getWidth(), grey.getHeight(), null, 0, grey.getWidth());
        float[] values = new float[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            int red = rgb[i] >> 16 & 0xff;
            int green = rgb[i] >> 8 & 0xff;
            int blue = rgb[i] & 0xff;
            values[i] = (red * 299 + green * 587 + blue * 114) / 255_000f;
        }
        return values;
    }
}
