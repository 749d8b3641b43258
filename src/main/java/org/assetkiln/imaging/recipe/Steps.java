package org.assetkiln.imaging.recipe;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import org.assetkiln.imaging.Pixels;
import org.assetkiln.imaging.pixelart.NativeScale;
import org.assetkiln.imaging.pixelart.Shrink;
import org.jspecify.annotations.Nullable;

/**
 * What a recipe does to the places of one picture.
 *
 * @param crop in the file's pixels; null for all of it
 * @param scale to undo, found in the cropped picture; null for none
 * @param trim in the pixels that are then left; null for all of them
 */
record Steps(@Nullable Rectangle crop, @Nullable NativeScale scale, @Nullable Rectangle trim) {
    static Steps of(Recipe recipe, BufferedImage file) {
        Crop crop = recipe.crop();
        Rectangle part = crop == null ? null : crop.within(file.getWidth(), file.getHeight());
        BufferedImage picture = cut(file, part);
        NativeScale scale = recipe.shrink() ? enlarged(picture) : null;
        BufferedImage small = shrunk(picture, scale);
        Rectangle trim = recipe.trim() == Recipe.NO_TRIM ? null : visible(Pixels.of(small), recipe.trim());
        return new Steps(part, scale, trim);
    }

    BufferedImage apply(BufferedImage picture) {
        return cut(shrunk(cut(picture, crop), scale), trim);
    }

    private static @Nullable NativeScale enlarged(BufferedImage picture) {
        NativeScale scale = NativeScale.of(Pixels.of(picture));
        return scale.enlarged() ? scale : null;
    }

    private static BufferedImage shrunk(BufferedImage picture, @Nullable NativeScale scale) {
        return scale == null ? picture : Shrink.to(scale, Pixels.of(picture)).picture();
    }

    private static BufferedImage cut(BufferedImage picture, @Nullable Rectangle part) {
        if (part == null || part.equals(new Rectangle(picture.getWidth(), picture.getHeight()))) {
            return picture;
        }
        int[] argb = picture.getRGB(part.x, part.y, part.width, part.height, null, 0, part.width);
        return new Pixels(part.width, part.height, argb).picture();
    }

    /** Bounds of what is not wholly transparent, with a border; all of it if nothing is. */
    private static @Nullable Rectangle visible(Pixels picture, int border) {
        int left = picture.width();
        int top = picture.height();
        int right = -1;
        int bottom = -1;
        for (int i = 0; i < picture.argb().length; i++) {
            if (picture.argb()[i] >>> 24 != 0) {
                left = Math.min(left, i % picture.width());
                right = Math.max(right, i % picture.width());
                top = Math.min(top, i / picture.width());
                bottom = i / picture.width();
            }
        }
        if (right < 0) {
            return null;
        }
        Rectangle bounds = new Rectangle(left, top, right - left + 1, bottom - top + 1);
        bounds.grow(border, border);
        return bounds.intersection(new Rectangle(picture.width(), picture.height()));
    }
}
