package org.assetkiln.imaging;

import java.util.regex.Pattern;

/**
 * How a picture is made into the one that a model is trained on.
 *
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 * @param background colour under transparency and around a padded picture, {@code #rrggbb}; or two of them for squares in turn,
 *     {@code #rrggbb/#rrggbb}
 * @param pixelArt whether pictures that fit are enlarged by a whole number with nearest neighbour only
 */
public record ModelView(int width, int height, String background, boolean pixelArt) {
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}(/#[0-9a-fA-F]{6})?");

    public ModelView {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "The size is " + width + " × " + height + " pixels; both must be 1 or more.");
        }
        if (!COLOUR.matcher(background).matches()) {
            throw new IllegalArgumentException(
                    "The background colour '" + background + "' is not of the form #rrggbb, for example #ffffff.");
        }
    }

    /** A square. */
    public ModelView(int resolution, String background, boolean pixelArt) {
        this(resolution, resolution, background, pixelArt);
    }

    /** The background as 0xRRGGBB, of two the first. */
    int backgroundRgb() {
        return Integer.parseInt(background.substring(1, 7), 16);
    }

    boolean checkered() {
        return background.length() > 7;
    }

    /** The same on one of two colours only. */
    ModelView on(int colour) {
        return new ModelView(width, height, background.split("/", 2)[colour], pixelArt);
    }
}
