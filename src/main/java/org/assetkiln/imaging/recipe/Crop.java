package org.assetkiln.imaging.recipe;

import java.awt.Rectangle;

/** The part of a file's picture that is taken, in its pixels. What reaches beyond the picture does not count. */
public record Crop(int x, int y, int width, int height) {
    public Crop {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("A crop of " + width + " × " + height + " pixels leaves nothing.");
        }
    }

    /** The part that lies within a picture; the whole picture if none does, because the file has changed. */
    Rectangle within(int pictureWidth, int pictureHeight) {
        Rectangle whole = new Rectangle(pictureWidth, pictureHeight);
        Rectangle part = whole.intersection(new Rectangle(x, y, width, height));
        return part.isEmpty() ? whole : part;
    }

    /** The largest part in the middle of a picture with a ratio of width to height. */
    public static Crop middle(int pictureWidth, int pictureHeight, double ratio) {
        int width = Math.max(1, Math.min(pictureWidth, (int) Math.round(pictureHeight * ratio)));
        int height = Math.max(1, Math.min(pictureHeight, (int) Math.round(pictureWidth / ratio)));
        return new Crop((pictureWidth - width) / 2, (pictureHeight - height) / 2, width, height);
    }
}
