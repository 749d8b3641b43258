package org.assetkiln.imaging.sheet;

/** A rectangle of pixels; width and height are 1 or more. */
public record Area(int x, int y, int width, int height) {
    public Area {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("An area of " + width + " × " + height + " pixels has nothing in it.");
        }
    }

    /** Whether it lies within a picture of this size. */
    public boolean within(int pictureWidth, int pictureHeight) {
        return x >= 0 && y >= 0 && (long) x + width <= pictureWidth && (long) y + height <= pictureHeight;
    }

    boolean contains(Area other) {
        return x <= other.x
                && y <= other.y
                && x + width >= other.x + other.width
                && y + height >= other.y + other.height;
    }
}
