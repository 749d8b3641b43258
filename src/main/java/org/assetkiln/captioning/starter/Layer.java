package org.assetkiln.captioning.starter;

import java.awt.image.BufferedImage;

/**
 * A picture with its transparency.
 *
 * @param values red, green and blue times opacity, and opacity, each 0 to 255, pixel by pixel: what lies hidden under
 *     full transparency is gone
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record Layer(int width, int height, byte[] values) {
    static Layer of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] argb = image.getRGB(0, 0, width, height, null, 0, width);
        byte[] values = new byte[4 * argb.length];
        for (int i = 0; i < argb.length; i++) {
            int opacity = argb[i] >>> 24;
            values[4 * i] = times(argb[i] >> 16 & 0xff, opacity);
            values[4 * i + 1] = times(argb[i] >> 8 & 0xff, opacity);
            values[4 * i + 2] = times(argb[i] & 0xff, opacity);
            values[4 * i + 3] = (byte) opacity;
        }
        return new Layer(width, height, values);
    }

    private static byte times(int colour, int opacity) {
        return (byte) ((colour * opacity + 127) / 255);
    }

    /** The picture, straight alpha. */
    BufferedImage image() {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < width * height; i++) {
            int opacity = values[4 * i + 3] & 0xff;
            int argb = opacity;
            for (int c = 0; c < 3; c++) {
                int straight = opacity == 0 ? 0 : Math.min(255, (values[4 * i + c] & 0xff) * 255 / opacity);
                argb = argb << 8 | straight;
            }
            image.setRGB(i % width, i / width, argb);
        }
        return image;
    }

    /** As pixel art: every square of so many pixels becomes one, either opaque or empty. */
    Layer pixelated(int factor) {
        int w = width / factor;
        int h = height / factor;
        byte[] small = new byte[4 * w * h];
        for (int i = 0; i < w * h; i++) {
            int[] sum = new int[4];
            for (int k = 0; k < factor * factor; k++) {
                int from = 4 * ((i / w * factor + k / factor) * width + i % w * factor + k % factor);
                for (int c = 0; c < 4; c++) {
                    sum[c] += values[from + c] & 0xff;
                }
            }
            if (2 * sum[3] >= 255 * factor * factor) {
                for (int c = 0; c < 4; c++) {
                    small[4 * i + c] = (byte) (255 * sum[c] / sum[3]);
                }
            }
        }
        return new Layer(w, h, small);
    }

    /**
     * One channel, 0 to 1, between pixels; beyond the edge there is nothing.
     *
     * @param x and y in pixels, the first pixel's centre at 0.5
     * @param smooth whether to mix the four nearest pixels or take the nearest alone
     */
    float at(double x, double y, int channel, boolean smooth) {
        if (!smooth) {
            return pixel((int) Math.floor(x), (int) Math.floor(y), channel);
        }
        int left = (int) Math.floor(x - 0.5);
        int top = (int) Math.floor(y - 0.5);
        float across = (float) (x - 0.5 - left);
        float down = (float) (y - 0.5 - top);
        float upper = pixel(left, top, channel) * (1 - across) + pixel(left + 1, top, channel) * across;
        float lower = pixel(left, top + 1, channel) * (1 - across) + pixel(left + 1, top + 1, channel) * across;
        return upper * (1 - down) + lower * down;
    }

    private float pixel(int x, int y, int channel) {
        return x < 0 || y < 0 || x >= width || y >= height ? 0 : (values[4 * (y * width + x) + channel] & 0xff) / 255f;
    }
}
