package org.assetkiln.training.settings;

import java.util.Map;
import java.util.Objects;
import org.assetkiln.imaging.recipe.Recipe;

/**
 * How a file becomes the picture that the model sees.
 *
 * @param resolution edge in pixels, divisible by 8; with buckets the root of the largest area
 * @param background colour under transparency, {@code #rrggbb}
 * @param pixelArt whether small images are enlarged by whole numbers with nearest neighbour
 * @param buckets shapes other than the square
 * @param flip whether every other use of a picture, by chance, mirrors it left to right
 * @param recipes how files are prepared first, by their absolute paths; those without one stay as they are
 */
public record ImageSettings(
        int resolution,
        String background,
        boolean pixelArt,
        BucketSettings buckets,
        boolean flip,
        Map<String, Recipe> recipes) {
    public ImageSettings {
        buckets = Objects.requireNonNullElse(buckets, BucketSettings.OFF);
        recipes = recipes == null ? Map.of() : Map.copyOf(recipes);
    }

    /** Files as they are. */
    public ImageSettings(int resolution, String background, boolean pixelArt, BucketSettings buckets, boolean flip) {
        this(resolution, background, pixelArt, buckets, flip, Map.of());
    }

    public ImageSettings withRecipes(Map<String, Recipe> changed) {
        return new ImageSettings(resolution, background, pixelArt, buckets, flip, changed);
    }

    /** Square pictures as they are. */
    public static ImageSettings square(int resolution, String background, boolean pixelArt) {
        return new ImageSettings(resolution, background, pixelArt, BucketSettings.OFF, false);
    }
}
