package org.assetkiln.imaging.measure;

/**
 * The colours of a picture, counted.
 *
 * @param colours as {@link Measures#colours()}
 * @param mean as {@link Measures#meanColour()}
 * @param clear as {@link Measures#clear()}
 * @param soft as {@link Measures#soft()}
 */
record Colours(int colours, int mean, float clear, float soft) {
    static Colours of(int[] argb) {
        ColourSet colours = new ColourSet();
        long red = 0;
        long green = 0;
        long blue = 0;
        long weight = 0;
        int clear = 0;
        int soft = 0;
        for (int pixel : argb) {
            int alpha = pixel >>> 24;
            if (alpha == 0) {
                clear++;
                continue;
            }
            soft += alpha < 255 ? 1 : 0;
            colours.add(pixel & 0xffffff);
            red += alpha * (pixel >> 16 & 0xff);
            green += alpha * (pixel >> 8 & 0xff);
            blue += alpha * (pixel & 0xff);
            weight += alpha;
        }
        long all = Math.max(1, weight);
        int mean = (int) (red / all) << 16 | (int) (green / all) << 8 | (int) (blue / all);
        return new Colours(colours.size(), mean, clear / (float) argb.length, soft / (float) argb.length);
    }
}
