package org.assetkiln.imaging.aseprite;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** Pixels, 0xAARRGGBB, row by row. */
record Bitmap(int width, int height, int[] argb) {
    Bitmap(int width, int height) {
        this(width, height, new int[Math.multiplyExact(width, height)]);
    }

    /** Draws another one over this with its upper left corner at (x, y); what lies outside is cut. */
    void draw(Bitmap other, int x, int y, Blend blend, int opacity) {
        for (int row = Math.max(0, -y); row < other.height && row + y < height; row++) {
            for (int column = Math.max(0, -x); column < other.width && column + x < width; column++) {
                int at = (row + y) * width + column + x;
                argb[at] = blend.over(argb[at], other.argb[row * other.width + column], opacity);
            }
        }
    }

    BufferedImage picture() {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int[] target = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        System.arraycopy(argb, 0, target, 0, argb.length);
        return picture;
    }
}
