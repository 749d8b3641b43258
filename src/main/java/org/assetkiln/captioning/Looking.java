package org.assetkiln.captioning;

import java.awt.image.BufferedImage;
import java.util.List;
import org.assetkiln.captioning.settings.Background;
import org.assetkiln.imaging.ModelView;
import org.assetkiln.imaging.Pictures;

/** Brings pictures to the numbers that BLIP was trained on, as transformers' BlipImageProcessor does. */
final class Looking {
    /** CLIP's mean and deviation of red, green and blue. */
    private static final float[] MEAN = {0.48145466f, 0.4578275f, 0.40821073f};

    private static final float[] DEVIATION = {0.26862954f, 0.26130258f, 0.27577711f};
    private static final float[][] NORMALISED = new float[3][256];

    static {
        for (int channel = 0; channel < 3; channel++) {
            for (int value = 0; value < 256; value++) {
                float unit = (float) (value * (1 / 255.0));
                NORMALISED[channel][value] = (unit - MEAN[channel]) / DEVIATION[channel];
            }
        }
    }

    private Looking() {}

    /** Planes of all pictures one after another, length B·3·S·S. */
    static float[] pixels(List<BufferedImage> images, Background background, int size) {
        int area = size * size;
        float[] pixels = new float[images.size() * 3 * area];
        for (int i = 0; i < images.size(); i++) {
            int[] rgb = square(images.get(i), background, size).getRGB(0, 0, size, size, null, 0, size);
            for (int channel = 0; channel < 3; channel++) {
                int at = (i * 3 + channel) * area;
                int shift = 16 - 8 * channel;
                for (int j = 0; j < area; j++) {
                    pixels[at + j] = NORMALISED[channel][rgb[j] >> shift & 0xff];
                }
            }
        }
        return pixels;
    }

    /** The opaque square that the model looks at. */
    static BufferedImage square(BufferedImage image, Background background, int size) {
        if (background.pixelArt() && image.getWidth() <= size && image.getHeight() <= size) {
            return Pictures.asModelSees(image, new ModelView(size, background.colour(), true));
        }
        return Pictures.stretched(
                image, size, size, Integer.parseInt(background.colour().substring(1), 16));
    }
}
