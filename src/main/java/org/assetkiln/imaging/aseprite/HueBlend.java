package org.assetkiln.imaging.aseprite;

/** The four modes that look at all channels together (W3C, Compositing and Blending Level 1, 10.2). */
final class HueBlend {
    private HueBlend() {}

    /** Mixes two opaque colours 0xRRGGBB. */
    interface Mix {
        int rgb(int below, int top);
    }

    static int hue(int below, int top) {
        return packed(withLuminosity(withSaturation(unit(top), saturationOf(unit(below))), luminosityOf(unit(below))));
    }

    static int saturation(int below, int top) {
        return packed(withLuminosity(withSaturation(unit(below), saturationOf(unit(top))), luminosityOf(unit(below))));
    }

    static int colour(int below, int top) {
        return packed(withLuminosity(unit(top), luminosityOf(unit(below))));
    }

    static int luminosity(int below, int top) {
        return packed(withLuminosity(unit(below), luminosityOf(unit(top))));
    }

    private static double[] unit(int rgb) {
        return new double[] {(rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0};
    }

    private static int packed(double[] colour) {
        int rgb = 0;
        for (double channel : colour) {
            rgb = rgb << 8 | (int) Math.round(Math.max(0, Math.min(1, channel)) * 255);
        }
        return rgb;
    }

    private static double luminosityOf(double[] c) {
        return 0.3 * c[0] + 0.59 * c[1] + 0.11 * c[2];
    }

    private static double saturationOf(double[] c) {
        return max(c) - min(c);
    }

    private static double max(double[] c) {
        return Math.max(c[0], Math.max(c[1], c[2]));
    }

    private static double min(double[] c) {
        return Math.min(c[0], Math.min(c[1], c[2]));
    }

    private static double[] withSaturation(double[] c, double saturation) {
        double low = min(c);
        double range = max(c) - low;
        double[] result = new double[3];
        for (int i = 0; i < 3 && range > 0; i++) {
            result[i] = (c[i] - low) * saturation / range;
        }
        return result;
    }

    private static double[] withLuminosity(double[] c, double luminosity) {
        double shift = luminosity - luminosityOf(c);
        double[] result = {c[0] + shift, c[1] + shift, c[2] + shift};
        double low = min(result);
        double high = max(result);
        for (int i = 0; i < 3; i++) {
            if (low < 0) {
                result[i] = luminosity + (result[i] - luminosity) * luminosity / (luminosity - low);
            }
            if (high > 1) {
                result[i] = luminosity + (result[i] - luminosity) * (1 - luminosity) / (high - luminosity);
            }
        }
        return result;
    }
}
