package org.assetkiln.imaging.measure;

/**
 * How hard the edges of a picture are: where brightness changes between neighbours, how much of the contrast over five
 * pixels happens in the steepest single step, averaged over the places with contrast and scaled so that a straight ramp is
 * 0 and a single step 1. Unlike the variance of the Laplacian it does not depend on how much there is in the picture.
 */
final class Sharpness {
    private static final int REACH = 4;
    private static final float CONTRAST = 24;

    private Sharpness() {}

    /** @param grey row by row, 0 to 255 */
    static float of(float[] grey, int width, int height) {
        double sum = 0;
        long places = 0;
        int step = Math.max(1, height / 256);
        for (int y = 0; y < height; y += step) {
            int row = y * width;
            for (int x = 0; x + REACH < width; x++) {
                float share = steepest(grey, row + x);
                sum += Math.max(share, 0);
                places += share < 0 ? 0 : 1;
            }
        }
        return places == 0 ? 1 : (float) (sum / places);
    }

    /** -1 where there is too little contrast to say anything. */
    private static float steepest(float[] grey, int at) {
        float contrast = Math.abs(grey[at + REACH] - grey[at]);
        if (contrast < CONTRAST) {
            return -1;
        }
        float steepest = 0;
        for (int i = 0; i < REACH; i++) {
            steepest = Math.max(steepest, Math.abs(grey[at + i + 1] - grey[at + i]));
        }
        float even = 1f / REACH;
        return Math.min(1, Math.max(0, (steepest / contrast - even) / (1 - even)));
    }
}
