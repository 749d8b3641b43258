package org.assetkiln.imaging.style;

import java.util.EnumMap;
import java.util.Map;
import org.assetkiln.imaging.Pixels;
import org.assetkiln.imaging.palette.ColourCounts;
import org.assetkiln.imaging.palette.OkLab;
import org.assetkiln.imaging.pixelart.NativeScale;

/** How a picture is drawn: a number for each trait, NaN where it does not apply. */
public record Style(Map<Trait, Double> traits) {
    private static final int VISIBLE = 128;
    private static final double DARK = 0.4;

    public Style {
        traits = Map.copyOf(traits);
    }

    public static Style of(Pixels picture) {
        ColourCounts counts = ColourCounts.of(picture);
        double lightness = 0;
        double chroma = 0;
        for (ColourCounts.Count count : counts.colours()) {
            OkLab colour = OkLab.of(count.rgb());
            lightness += count.pixels() * colour.lightness();
            chroma += count.pixels() * Math.hypot(colour.a(), colour.b());
        }
        double n = Math.max(1, counts.pixels());
        Map<Trait, Double> traits = new EnumMap<>(Trait.class);
        traits.put(Trait.COLOURS, log2(Math.max(1, counts.colours().size())));
        traits.put(Trait.LIGHTNESS, lightness / n);
        traits.put(Trait.CHROMA, chroma / n);
        traits.put(Trait.OUTLINE, outline(picture));
        traits.put(Trait.SCALE, log2(NativeScale.of(picture).factor()));
        traits.put(Trait.SIZE, log2(Math.max(picture.width(), picture.height())));
        return new Style(traits);
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    private static double outline(Pixels picture) {
        int rim = 0;
        int dark = 0;
        for (int y = 1; y + 1 < picture.height(); y++) {
            for (int x = 1; x + 1 < picture.width(); x++) {
                boolean beside = clear(picture, x - 1, y)
                        || clear(picture, x + 1, y)
                        || clear(picture, x, y - 1)
                        || clear(picture, x, y + 1);
                if (beside && !clear(picture, x, y)) {
                    rim++;
                    dark += OkLab.of(picture.at(x, y)).lightness() < DARK ? 1 : 0;
                }
            }
        }
        return rim == 0 ? Double.NaN : (double) dark / rim;
    }

    private static boolean clear(Pixels picture, int x, int y) {
        return picture.at(x, y) >>> 24 < VISIBLE;
    }
}
