package org.assetkiln.training.settings;

import java.util.Objects;

/**
 * How a file becomes the picture that the model sees.
 *
 * @param resolution edge in pixels, divisible by 8; with buckets the root of the largest area
 * @param background colour under transparency, {@code #rrggbb}
 * @param pixelArt whether small images are enlarged by whole numbers with nearest neighbour
 * @param buckets shapes other than the square
 * @param flip whether every other use of a picture, by chance, mirrors it left to right
 */
public record ImageSettings(int resolution, String background, boolean pixelArt, BucketSettings buckets, boolean flip) {
    public ImageSettings {
        buckets = Objects.requireNonNullElse(buckets, BucketSettings.OFF);
    }

    /** Square pictures as they are. */
    public static ImageSettings square(int resolution, String background, boolean pixelArt) {
        return new ImageSettings(resolution, background, pixelArt, BucketSettings.OFF, false);
    }
}
