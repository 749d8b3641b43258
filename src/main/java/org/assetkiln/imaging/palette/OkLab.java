package org.assetkiln.imaging.palette;

/**
 * A colour in a space in which equal distances look about equally large.
 *
 * @param lightness 0 black to 1 white
 * @param a green to red, about -0.3 to 0.3
 * @param b blue to yellow, about -0.3 to 0.3
 * @see <a href="https://bottosson.github.io/posts/oklab/">Ottosson 2020, "A perceptual color space for image processing"</a>
 */
public record OkLab(double lightness, double a, double b) {
    private static final double[] LINEAR = linear();

    private static double[] linear() {
        double[] linear = new double[256];
        for (int i = 0; i < 256; i++) {
            double c = i / 255.0;
            linear[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        }
        return linear;
    }

    /** @param rgb sRGB as 0xRRGGBB; higher bits are ignored */
    public static OkLab of(int rgb) {
        double red = LINEAR[rgb >> 16 & 0xff];
        double green = LINEAR[rgb >> 8 & 0xff];
        double blue = LINEAR[rgb & 0xff];
        double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
        double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
        double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
        return new OkLab(
                0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    /** Euclidean, times 100: about 2 is just visible side by side, black to white is 100. */
    public double distance(OkLab other) {
        return 100 * Math.sqrt(squared(other));
    }

    double squared(OkLab other) {
        double l = lightness - other.lightness;
        double x = a - other.a;
        double y = b - other.b;
        return l * l + x * x + y * y;
    }
}
