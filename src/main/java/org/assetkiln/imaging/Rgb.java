package org.assetkiln.imaging;

/**
 * Opaque pixels on their way through scaling.
 *
 * @param pixels 0xRRGGBB row by row, the upper byte without meaning, length width·height; shared, not copied
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
}
