package org.assetkiln.imaging;

/** Separable scaling with a filter that widens as a picture shrinks, so that nothing is skipped. */
final class Resampler {
    private Resampler() {}

    /** Scales with values rounded to 8 bits only at the end. */
    static Rgb scale(Rgb picture, int width, int height) {
        if (width == picture.width() && height == picture.height()) {
            return picture;
        }
        float[] across = acrossTransposed(planes(picture), picture.width(), picture.height(), width, Filter.TRIANGLE);
        float[] both = acrossTransposed(across, picture.height(), width, height, Filter.TRIANGLE);
        return new Rgb(width, height, pixels(both));
    }

    private static float[] planes(Rgb picture) {
        float[] samples = new float[picture.pixels().length * 3];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = picture.pixels()[i / 3] >> 16 - i % 3 * 8 & 0xff;
        }
        return samples;
    }

    private static int[] pixels(float[] samples) {
        int[] pixels = new int[samples.length / 3];
        for (int i = 0; i < samples.length; i++) {
            int value = Math.max(0, Math.min(255, Math.round(samples[i])));
            pixels[i / 3] |= value << 16 - i % 3 * 8;
        }
        return pixels;
    }

    /** Scales the rows of [height][width][3] to a length and answers [length][height][3]: twice gives both axes. */
    private static float[] acrossTransposed(float[] in, int width, int height, int length, Filter filter) {
        float[] out = new float[length * height * 3];
        for (int x = 0; x < length; x++) {
            Window window = Window.of(x, width, length, filter);
            for (int y = 0; y < height; y++) {
                for (int c = 0; c < 3; c++) {
                    float sum = 0;
                    for (int k = 0; k < window.weights().length; k++) {
                        sum += window.weights()[k] * in[(y * width + window.first() + k) * 3 + c];
                    }
                    out[(x * height + y) * 3 + c] = sum;
                }
            }
        }
        return out;
    }

    /** Which input samples one output sample sees, and how much of each; the weights sum to 1. */
    @SuppressWarnings("ArrayRecordComponent") // internal, never compared
    private record Window(int first, float[] weights) {
        static Window of(int x, int inputs, int outputs, Filter filter) {
            double scale = (double) inputs / outputs;
            double stretch = Math.max(1, scale);
            double reach = filter.reach() * stretch;
            double centre = (x + 0.5) * scale;
            int first = (int) Math.max(0, Math.round(centre - reach));
            int end = (int) Math.min(inputs, Math.round(centre + reach));
            float[] weights = new float[end - first];
            double sum = 0;
            for (int k = 0; k < weights.length; k++) {
                double weight = filter.weight((first + k + 0.5 - centre) / stretch);
                weights[k] = (float) weight;
                sum += weight;
            }
            for (int k = 0; k < weights.length; k++) {
                weights[k] /= (float) sum;
            }
            return new Window(first, weights);
        }
    }
}
