package org.assetkiln.imaging.measure;

/** Brightness, with transparent pixels over a middle grey: neither a white nor a black sprite vanishes. */
final class Grey {
    private static final float BEHIND = 127.5f;

    private Grey() {}

    /** Rec. 601 luma, 0 to 255, row by row. */
    static float[] of(int[] argb) {
        float[] grey = new float[argb.length];
        for (int i = 0; i < argb.length; i++) {
            int pixel = argb[i];
            float alpha = (pixel >>> 24) / 255f;
            float luma = 0.299f * (pixel >> 16 & 0xff) + 0.587f * (pixel >> 8 & 0xff) + 0.114f * (pixel & 0xff);
            grey[i] = BEHIND + alpha * (luma - BEHIND);
        }
        return grey;
    }
}
