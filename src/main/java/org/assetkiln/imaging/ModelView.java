package org.assetkiln.imaging;

import java.util.regex.Pattern;

/**
 * How a picture is made into the square that a model is trained on.
 *
 * @param resolution edge of the square in pixels, at least 1
 * @param background colour under transparency and around a padded picture, {@code #rrggbb}
 * @param pixelArt whether pictures that fit into the square are enlarged by a whole number with nearest neighbour only
 */
public record ModelView(int resolution, String background, boolean pixelArt) {
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    public ModelView {
        if (resolution < 1) {
            throw new IllegalArgumentException("The resolution is " + resolution + "; it must be 1 or more.");
        }
        if (!COLOUR.matcher(background).matches()) {
            throw new IllegalArgumentException(
                    "The background colour '" + background + "' is not of the form #rrggbb, for example #ffffff.");
        }
    }

    /** The background as 0xRRGGBB. */
    int backgroundRgb() {
        return Integer.parseInt(background.substring(1), 16);
    }
}
