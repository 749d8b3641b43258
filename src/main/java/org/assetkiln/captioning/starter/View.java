package org.assetkiln.captioning.starter;

import java.util.SplittableRandom;

/**
 * How a picture is laid before the captioner: pictures come on any ground, in any size, smooth or as pixel art, so that
 * training shows all of these.
 *
 * @param scale how much of the frame it fills, 1 for all
 * @param right shift from the middle, in frames
 * @param down shift from the middle, in frames
 * @param mirrored left for right
 * @param smooth whether pixels are mixed when enlarged
 * @param pixels by how much the picture is made coarser first; 1 for not at all
 * @param ground colour under transparency, red, green and blue of 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record View(double scale, double right, double down, boolean mirrored, boolean smooth, int pixels, float[] ground) {
    private static final float[] WHITE = {1, 1, 1};

    /** As it comes, on white: what the hold-out is judged by. */
    static View plain(boolean smooth) {
        return new View(1, 0, 0, false, smooth, 1, WHITE);
    }

    /** @param coarser whether the picture is fine enough to be made coarser */
    static View random(SplittableRandom random, boolean coarser) {
        boolean placed = random.nextInt(10) < 2;
        double scale = placed ? random.nextDouble(0.6, 1.05) : 1;
        double room = placed ? Math.abs(1 - scale) / 2 + 0.03 : 0;
        double right = placed ? random.nextDouble(-room, room) : 0;
        double down = placed ? random.nextDouble(-room, room) : 0;
        int pixels = coarser && random.nextInt(6) == 0 ? random.nextInt(2) * 2 + 2 : 1;
        return new View(scale, right, down, random.nextInt(6) == 0, random.nextBoolean(), pixels, ground(random));
    }

    private static float[] ground(SplittableRandom random) {
        float grey = (float) random.nextDouble();
        return switch (random.nextInt(8)) {
            case 0 -> new float[] {0, 0, 0};
            case 1 -> new float[] {grey, grey, grey};
            case 2 ->
                new float[] {
                    (float) random.nextDouble(), (float) random.nextDouble(), (float) random.nextDouble(),
                };
            default -> WHITE;
        };
    }

    /**
     * Writes the picture as planes, as BLIP takes them: values less CLIP's mean, by its deviation.
     *
     * @param target receives 3·edge·edge values from an offset on
     */
    void lay(Layer layer, int edge, float[] target, int offset) {
        Layer source = pixels > 1 ? layer.pixelated(pixels) : layer;
        for (int i = 0; i < edge * edge; i++) {
            double x = within((i % edge + 0.5) / edge, right) * source.width();
            double y = within((i / edge + 0.5) / edge, down) * source.height();
            double turned = mirrored ? source.width() - x : x;
            float opacity = source.at(turned, y, 3, smooth);
            for (int c = 0; c < 3; c++) {
                float value = source.at(turned, y, c, smooth) + (1 - opacity) * ground[c];
                target[offset + c * edge * edge + i] = Normal.of(value, c);
            }
        }
    }

    private double within(double place, double shift) {
        return (place - 0.5 - shift) / scale + 0.5;
    }
}
