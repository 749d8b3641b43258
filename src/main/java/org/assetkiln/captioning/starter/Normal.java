package org.assetkiln.captioning.starter;

/** CLIP's mean and deviation of each colour, by which BLIP's pictures are shifted and scaled. */
final class Normal {
    private static final float[] MEAN = {0.48145466f, 0.4578275f, 0.40821073f};
    private static final float[] DEVIATION = {0.26862954f, 0.26130258f, 0.27577711f};

    private Normal() {}

    /** @param value 0 to 1 */
    static float of(float value, int channel) {
        return (value - MEAN[channel]) / DEVIATION[channel];
    }
}
