package org.assetkiln.project.palette;

import java.util.Collection;
import java.util.function.BooleanSupplier;
import org.assetkiln.imaging.palette.Nearness;
import org.assetkiln.imaging.palette.Palette;
import org.assetkiln.project.DatasetImage;
import org.jspecify.annotations.Nullable;

/**
 * How far images are from a palette, worked out once for each state of an image. For several threads.
 *
 * @param palette null for none: then nothing has a distance
 * @param nearness of its colours, null without any
 */
public record PaletteDistances(@Nullable Palette palette, @Nullable Nearness nearness) {
    /** Of a dataset without a palette. */
    public static final PaletteDistances NONE = new PaletteDistances(null);

    public PaletteDistances(@Nullable Palette palette) {
        this(palette, palette == null ? null : new Nearness(palette));
    }

    /** See {@link Palette#distance}; NaN without a palette, or where nothing was seen. */
    public double of(DatasetImage image) {
        Nearness near = nearness;
        return near == null ? Double.NaN : near.mean(image.measures().manner().colours());
    }

    /** Works all of them out beforehand: 100,000 take half a second. */
    public void prepare(Collection<DatasetImage> images, BooleanSupplier cancelled) {
        for (DatasetImage image : images) {
            if (cancelled.getAsBoolean()) {
                return;
            }
            double unused = of(image);
        }
    }
}
