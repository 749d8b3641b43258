package org.assetkiln.imaging;

import java.awt.image.BufferedImage;

/** Pixels to and from the -1 to 1 planes that networks take. */
final class Planes {
    private Planes() {}

    static float[] of(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int area = width * height;
        int[] rgb = picture.getRGB(0, 0, width, height, null, 0, width);
        float[] planes = new float[3 * area];
        for (int i = 0; i < area; i++) {
            planes[i] = toUnit(rgb[i] >> 16 & 0xff);
            planes[area + i] = toUnit(rgb[i] >> 8 & 0xff);
            planes[2 * area + i] = toUnit(rgb[i] & 0xff);
        }
        return planes;
    }

    static BufferedImage picture(float[] planes, int width, int height) {
        int area = width * height;
        if (planes.length != 3 * area) {
            throw new IllegalArgumentException(
                    planes.length + " values are not three planes of " + width + "×" + height + " pixels.");
        }
        int[] rgb = new int[area];
        for (int i = 0; i < area; i++) {
            rgb[i] = toByte(planes[i]) << 16 | toByte(planes[area + i]) << 8 | toByte(planes[2 * area + i]);
        }
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, rgb, 0, width);
        return picture;
    }

    private static float toUnit(int value) {
        return value / 127.5f - 1;
    }

    private static int toByte(float value) {
        return Math.round(Math.max(0, Math.min(255, (value + 1) * 127.5f)));
    }
}
