package org.assetkiln.captioning;

import java.awt.image.BufferedImage;
import java.util.List;
import org.assetkiln.captioning.settings.Background;
import org.assetkiln.imaging.ModelView;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.model.config.BlipConfig;
import org.assetkiln.model.config.BlipPictureConfig;

/**
 * Brings pictures to the numbers that a BLIP takes, as transformers' BlipImageProcessor does.
 *
 * @param size edge of the square that it looks at, S
 */
record Looking(BlipPictureConfig config, int size) {
    private static final int VALUES = 256;

    static Looking of(BlipConfig config) {
        return new Looking(config.pictures(), config.vision().imageSize());
    }

    /** Planes of all pictures one after another, length B·3·S·S. */
    float[] pixels(List<BufferedImage> images, Background background) {
        int area = size * size;
        float[] pixels = new float[images.size() * 3 * area];
        float[][] normalised = {normalised(0), normalised(1), normalised(2)};
        for (int i = 0; i < images.size(); i++) {
            int[] rgb = square(images.get(i), background).getRGB(0, 0, size, size, null, 0, size);
            for (int channel = 0; channel < 3; channel++) {
                int at = (i * 3 + channel) * area;
                int shift = 16 - 8 * channel;
                for (int j = 0; j < area; j++) {
                    pixels[at + j] = normalised[channel][rgb[j] >> shift & 0xff];
                }
            }
        }
        return pixels;
    }

    private float[] normalised(int channel) {
        float mean = config.mean().get(channel).floatValue();
        float deviation = config.deviation().get(channel).floatValue();
        float[] all = new float[VALUES];
        for (int value = 0; value < VALUES; value++) {
            all[value] = ((float) (value * config.factor()) - mean) / deviation;
        }
        return all;
    }

    /** The opaque square that the model looks at. */
    BufferedImage square(BufferedImage image, Background background) {
        if (background.pixelArt() && image.getWidth() <= size && image.getHeight() <= size) {
            return Pictures.asModelSees(image, new ModelView(size, background.colour(), true));
        }
        int colour = Integer.parseInt(background.colour().substring(1), 16);
        return Pictures.stretched(image, size, size, colour, config.resampling());
    }
}
