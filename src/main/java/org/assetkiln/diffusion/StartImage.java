package org.assetkiln.diffusion;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A picture to start from instead of noise.
 *
 * @param file absolute path of the picture; scaled to the wanted size less the border
 * @param strength how much of it may change: above 0, where it stays, to 1, where only the unpainted part of a mask stays
 * @param mask absolute path of a picture that is white where to paint and black where to keep; null to paint everywhere
 * @param border what to add around the picture; it is painted too
 * @param pasteBack whether the pixels to keep are put back exactly after painting; otherwise they have passed the
 *     autoencoder, as with diffusers
 */
public record StartImage(String file, double strength, @Nullable String mask, Border border, boolean pasteBack) {
    public StartImage {
        border = Objects.requireNonNullElse(border, Border.NONE);
    }

    /** Whether a part is kept. */
    public boolean masked() {
        return mask != null || !border.equals(Border.NONE);
    }

    /** Pixels to add on each side, 0 or more. */
    public record Border(int left, int top, int right, int bottom) {
        /** Nothing. */
        public static final Border NONE = new Border(0, 0, 0, 0);
    }
}
