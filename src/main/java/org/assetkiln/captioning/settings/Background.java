package org.assetkiln.captioning.settings;

import java.util.regex.Pattern;

/**
 * How a picture comes to the square that a captioner looks at. Colours hidden under transparency never do.
 *
 * @param colour what shows where the picture is transparent, {@code #rrggbb}
 * @param pixelArt whether a picture that fits into the square is enlarged by a whole number with sharp edges and centred on
 *     the colour; every other is stretched to the square, as BLIP was trained
 */
public record Background(String colour, boolean pixelArt) {
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    public Background {
        if (!COLOUR.matcher(colour).matches()) {
            throw new IllegalArgumentException(
                    "The background colour '" + colour + "' is not of the form #rrggbb, for example #ffffff.");
        }
    }
}
