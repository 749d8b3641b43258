package org.assetkiln.imaging;

import java.awt.image.BufferedImage;

/**
 * Pixels on their way through scaling.
 *
 * @param pixels 0xRRGGBB row by row, the upper byte without meaning once it is flattened, length width·height; shared, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record Rgb(int width, int height, int[] pixels) {
    /** Nearest neighbour by a whole number: every pixel becomes a square of equal pixels. */
    Rgb enlarged(int factor) {
        int wide = width * factor;
        int[] large = new int[wide * height * factor];
        for (int i = 0; i < large.length; i++) {
            large[i] = pixels[i / wide / factor * width + i % wide / factor];
        }
        return new Rgb(wide, height * factor, large);
    }

    /** Straight-alpha pixels of a picture, not yet flattened. */
    static Rgb of(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        return new Rgb(width, height, picture.getRGB(0, 0, width, height, null, 0, width));
    }

    /** Composites straight-alpha pixels on an opaque colour, in place. */
    void flatten(int background) {
        for (int i = 0; i < pixels.length; i++) {
            int alpha = pixels[i] >>> 24;
            if (alpha != 255) {
                pixels[i] = blend(pixels[i], background, alpha, 16)
                        | blend(pixels[i], background, alpha, 8)
                        | blend(pixels[i], background, alpha, 0);
            }
            pixels[i] |= 0xff000000;
        }
    }

    private static int blend(int front, int back, int alpha, int shift) {
        int sum = (front >> shift & 0xff) * alpha + (back >> shift & 0xff) * (255 - alpha);
        return (sum + 127) / 255 << shift;
    }

    /** As an opaque picture. */
    BufferedImage picture() {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        return picture;
    }
}
