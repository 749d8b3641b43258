package org.assetkiln.imaging.format;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;

/** Brings decoded pictures of every kind to straight-alpha 8-bit ARGB. */
public final class Argb {
    private Argb() {}

    /** The same picture as {@code TYPE_INT_ARGB}; itself where it is that already. */
    public static BufferedImage of(BufferedImage decoded) {
        if (decoded.getType() == BufferedImage.TYPE_INT_ARGB) {
            return decoded;
        }
        if (decoded.getType() == BufferedImage.TYPE_4BYTE_ABGR || decoded.getType() == BufferedImage.TYPE_3BYTE_BGR) {
            return bytes(decoded);
        }
        int width = decoded.getWidth();
        BufferedImage argb = new BufferedImage(width, decoded.getHeight(), BufferedImage.TYPE_INT_ARGB);
        boolean grey = decoded.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        int[] row = new int[width];
        for (int y = 0; y < decoded.getHeight(); y++) {
            if (grey) {
                greyRow(decoded, y, row);
            } else {
                decoded.getRGB(0, y, width, 1, row, 0, width);
            }
            argb.setRGB(0, y, width, 1, row, 0, width);
        }
        return argb;
    }

    /** A picture of its own with the same pixels. */
    public static BufferedImage copy(BufferedImage argb) {
        int width = argb.getWidth();
        int height = argb.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int[] from = ((DataBufferInt) argb.getRaster().getDataBuffer()).getData();
        System.arraycopy(from, 0, ((DataBufferInt) copy.getRaster().getDataBuffer()).getData(), 0, width * height);
        return copy;
    }

    /** What most PNG and JPEG files are decoded to; pixel by pixel through the colour model it would take ten times as long. */
    private static BufferedImage bytes(BufferedImage decoded) {
        int bands = decoded.getRaster().getNumBands();
        int width = decoded.getWidth();
        BufferedImage argb = new BufferedImage(width, decoded.getHeight(), BufferedImage.TYPE_INT_ARGB);
        int[] pixels = ((DataBufferInt) argb.getRaster().getDataBuffer()).getData();
        int[] row = new int[width * bands]; // R, G, B and perhaps A
        for (int y = 0, at = 0; y < decoded.getHeight(); y++) {
            decoded.getRaster().getPixels(0, y, width, 1, row);
            for (int i = 0; i < row.length; i += bands) {
                int alpha = bands == 4 ? row[i + 3] : 255;
                pixels[at++] = alpha << 24 | row[i] << 16 | row[i + 1] << 8 | row[i + 2];
            }
        }
        return argb;
    }

    /** Grey files hold sRGB-encoded values, but Java takes its grey colour space as linear and would brighten them. */
    private static void greyRow(BufferedImage picture, int y, int[] row) {
        Raster raster = picture.getRaster();
        boolean real = raster.getTransferType() == DataBuffer.TYPE_FLOAT;
        double max = real ? 1 : (1L << picture.getColorModel().getComponentSize(0)) - 1;
        boolean alpha = raster.getNumBands() > 1;
        for (int x = 0; x < row.length; x++) {
            int grey = to8Bit(raster.getSampleDouble(x, y, 0) / max);
            int opacity = alpha ? to8Bit(raster.getSampleDouble(x, y, 1) / max) : 255;
            row[x] = opacity << 24 | grey << 16 | grey << 8 | grey;
        }
    }

    private static int to8Bit(double share) {
        return (int) Math.round(Math.max(0, Math.min(1, share)) * 255);
    }
}
