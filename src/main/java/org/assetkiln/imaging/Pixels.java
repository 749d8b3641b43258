package org.assetkiln.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * The pixels of a picture as numbers, for what measures or cuts them.
 *
 * @param argb straight-alpha 0xAARRGGBB row by row, length width·height; may be the picture's own memory, so only read it
 */
@SuppressWarnings("ArrayRecordComponent") // a picture, never compared
public record Pixels(int width, int height, int[] argb) {
    public Pixels {
        if (argb.length != width * height) {
            throw new IllegalArgumentException(
                    argb.length + " pixels are not a picture of " + width + " × " + height + ".");
        }
    }

    /** A picture's pixels; those of {@code TYPE_INT_ARGB} as {@link Pictures#read} answers are not copied. */
    public static Pixels of(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        boolean whole = picture.getRaster().getParent() == null;
        if (whole && picture.getType() == BufferedImage.TYPE_INT_ARGB) {
            return new Pixels(
                    width, height, ((DataBufferInt) picture.getRaster().getDataBuffer()).getData());
        }
        return new Pixels(width, height, picture.getRGB(0, 0, width, height, null, 0, width));
    }

    public int at(int x, int y) {
        return argb[y * width + x];
    }

    /** As a picture of {@code TYPE_INT_ARGB}; the pixels are copied. */
    public BufferedImage picture() {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, width, height, argb, 0, width);
        return picture;
    }
}
