package org.assetkiln.imaging.measure;

import org.assetkiln.imaging.Pixels;
import org.assetkiln.imaging.palette.ColourCounts;
import org.assetkiln.imaging.palette.ColourSketch;
import org.assetkiln.imaging.palette.OkLab;

/**
 * How a picture is painted.
 *
 * @param lightness mean of the visible pixels in OkLab, 0 to 1
 * @param chroma mean distance from grey of the visible pixels in OkLab, 0 to about 0.3
 * @param outline share of the pixels beside transparency that are dark, 0 to 1; NaN in a picture without transparency
 * @param colours the main ones
 */
public record Manner(float lightness, float chroma, float outline, ColourSketch colours) {
    /** Nothing visible, or nobody has looked. */
    public static final Manner NONE = new Manner(Float.NaN, Float.NaN, Float.NaN, ColourSketch.NONE);

    private static final int VISIBLE = 128;
    private static final double DARK = 0.4;

    static Manner of(Pixels picture) {
        ColourCounts counts = ColourCounts.ofSome(picture);
        double lightness = 0;
        double chroma = 0;
        for (ColourCounts.Count count : counts.colours()) {
            OkLab colour = OkLab.of(count.rgb());
            lightness += count.pixels() * colour.lightness();
            chroma += count.pixels() * Math.hypot(colour.a(), colour.b());
        }
        double n = Math.max(1, counts.pixels());
        return new Manner((float) (lightness / n), (float) (chroma / n), outline(picture), counts.sketch());
    }

    private static float outline(Pixels picture) {
        int rim = 0;
        int dark = 0;
        for (int y = 1; y + 1 < picture.height(); y++) {
            for (int x = 1; x + 1 < picture.width(); x++) {
                if (!clear(picture, x, y) && besideClear(picture, x, y)) {
                    rim++;
                    dark += OkLab.of(picture.at(x, y)).lightness() < DARK ? 1 : 0;
                }
            }
        }
        return rim == 0 ? Float.NaN : (float) dark / rim;
    }

    private static boolean besideClear(Pixels picture, int x, int y) {
        return clear(picture, x - 1, y)
                || clear(picture, x + 1, y)
                || clear(picture, x, y - 1)
                || clear(picture, x, y + 1);
    }

    private static boolean clear(Pixels picture, int x, int y) {
        return picture.at(x, y) >>> 24 < VISIBLE;
    }
}
