package org.assetkiln.imaging;

/**
 * Scaling of 8-bit pictures, equal bit for bit to {@code Image.resize} of Pillow up to 12: weights in fixed point, first
 * across, then down, each axis only when it changes, each rounded to 8 bits. Pillow 13 scales down first where that is
 * cheaper, which is the same but for single steps of a colour and for overshoot.
 */
final class Pillow {
    private static final int FRACTION = 22;

    private final Filter filter;

    private Pillow(Filter filter) {
        this.filter = filter;
    }

    static Rgb scale(Rgb picture, int width, int height, Filter filter) {
        var pillow = new Pillow(filter);
        return pillow.down(pillow.across(picture, width), height);
    }

    private Rgb across(Rgb picture, int width) {
        if (width == picture.width()) {
            return picture;
        }
        int[] out = new int[width * picture.height()];
        for (int x = 0; x < width; x++) {
            Window window = window(x, picture.width(), width);
            for (int y = 0; y < picture.height(); y++) {
                out[y * width + x] = window.of(picture.pixels(), y * picture.width() + window.first, 1);
            }
        }
        return new Rgb(width, picture.height(), out);
    }

    private Rgb down(Rgb picture, int height) {
        if (height == picture.height()) {
            return picture;
        }
        int width = picture.width();
        int[] out = new int[width * height];
        for (int y = 0; y < height; y++) {
            Window window = window(y, picture.height(), height);
            for (int x = 0; x < width; x++) {
                out[y * width + x] = window.of(picture.pixels(), window.first * width + x, width);
            }
        }
        return new Rgb(width, height, out);
    }

    /** Which input pixels an output pixel sees, and how much of each. */
    private Window window(int x, int inputs, int outputs) {
        double scale = (double) inputs / outputs;
        double stretch = Math.max(1, scale);
        double reach = filter.reach() * stretch;
        double centre = (x + 0.5) * scale;
        int first = Math.max(0, (int) (centre - reach + 0.5));
        int end = Math.min(inputs, (int) (centre + reach + 0.5));
        double[] weights = new double[end - first];
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            weights[k] = filter.weight((k + first - centre + 0.5) * (1 / stretch));
            sum += weights[k];
        }
        int[] fixed = new int[weights.length];
        for (int k = 0; k < fixed.length; k++) {
            double scaled = weights[k] / sum * (1 << FRACTION);
            fixed[k] = (int) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
        }
        return new Window(first, fixed);
    }

    @SuppressWarnings("ArrayRecordComponent") // internal, never compared
    private record Window(int first, int[] weights) {
        /** One pixel: the sum over every step-th input pixel. */
        int of(int[] pixels, int from, int step) {
            int red = 1 << FRACTION - 1;
            int green = red;
            int blue = red;
            int at = from;
            for (int weight : weights) {
                int pixel = pixels[at];
                red += (pixel >> 16 & 0xff) * weight;
                green += (pixel >> 8 & 0xff) * weight;
                blue += (pixel & 0xff) * weight;
                at += step;
            }
            return clipped(red) << 16 | clipped(green) << 8 | clipped(blue);
        }

        private static int clipped(int sum) {
            return Math.max(0, Math.min(255, sum >> FRACTION));
        }
    }
}
