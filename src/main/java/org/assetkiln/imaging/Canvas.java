package org.assetkiln.imaging;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/**
 * A picture and which part of it is to be painted anew.
 *
 * @param picture opaque
 * @param mask of the same size; from middle grey to white is painted, darker is kept
 */
public record Canvas(BufferedImage picture, BufferedImage mask) {
    private static final int MIDDLE = 128;

    public Canvas {
        if (picture.getWidth() != mask.getWidth() || picture.getHeight() != mask.getHeight()) {
            throw new IllegalArgumentException("The mask is %d × %d pixels, the picture %d × %d: make them equal."
                    .formatted(mask.getWidth(), mask.getHeight(), picture.getWidth(), picture.getHeight()));
        }
    }

    /**
     * A picture with a border around it, which continues the colours of its edge and is to be painted.
     *
     * @param mask of the picture's size; null keeps all of the picture
     * @param left pixels to add, 0 or more; the others likewise
     */
    public static Canvas extended(
            BufferedImage picture, @Nullable BufferedImage mask, int left, int top, int right, int bottom) {
        int width = left + picture.getWidth() + right;
        int height = top + picture.getHeight() + bottom;
        var wide = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            int row = clamp(y - top, picture.getHeight());
            for (int x = 0; x < width; x++) {
                wide.setRGB(x, y, picture.getRGB(clamp(x - left, picture.getWidth()), row));
            }
        }
        var painted = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = painted.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.setColor(Color.BLACK);
        g.fillRect(left, top, picture.getWidth(), picture.getHeight());
        if (mask != null) {
            g.drawImage(mask, left, top, null);
        }
        g.dispose();
        return new Canvas(wide, painted);
    }

    private static int clamp(int at, int length) {
        return Math.max(0, Math.min(length - 1, at));
    }

    /** 1 where to paint and 0 where to keep, row by row, length height·width. */
    public float[] painted() {
        float[] painted = new float[mask.getWidth() * mask.getHeight()];
        for (int i = 0; i < painted.length; i++) {
            painted[i] = paints(i % mask.getWidth(), i / mask.getWidth()) ? 1 : 0;
        }
        return painted;
    }

    /** The picture with a new one's pixels where it was to be painted. */
    public BufferedImage withPainted(BufferedImage next) {
        var result = new BufferedImage(next.getWidth(), next.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < next.getHeight(); y++) {
            for (int x = 0; x < next.getWidth(); x++) {
                result.setRGB(x, y, (paints(x, y) ? next : picture).getRGB(x, y));
            }
        }
        return result;
    }

    /** By the luma that Pillow converts to grey with (ITU-R 601-2). */
    private boolean paints(int x, int y) {
        int rgb = mask.getRGB(x, y);
        int grey = ((rgb >> 16 & 0xff) * 19595 + (rgb >> 8 & 0xff) * 38470 + (rgb & 0xff) * 7471 + 0x8000) >> 16;
        return grey >= MIDDLE;
    }
}
