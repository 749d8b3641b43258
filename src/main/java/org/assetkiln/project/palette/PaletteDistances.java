package org.assetkiln.project.palette;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.assetkiln.imaging.measure.Measures;
import org.assetkiln.imaging.palette.Nearness;
import org.assetkiln.imaging.palette.Palette;
import org.assetkiln.project.DatasetImage;
import org.jspecify.annotations.Nullable;

/** How far images are from a palette, worked out once for each state of an image. For several threads. */
public final class PaletteDistances {
    /** Of a dataset without a palette. */
    public static final PaletteDistances NONE = new PaletteDistances(null);

    private final @Nullable Palette palette;
    private final @Nullable Nearness nearness;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Measures of, double distance) {}

    /** @param palette null for none: then nothing has a distance */
    public PaletteDistances(@Nullable Palette palette) {
        this.palette = palette;
        this.nearness = palette == null ? null : new Nearness(palette);
    }

    public @Nullable Palette palette() {
        return palette;
    }

    /** See {@link Palette#distance}; NaN without a palette, or where nothing was seen. */
    public double of(DatasetImage image) {
        Nearness near = nearness;
        if (near == null || image.measures().manner().colours().size() == 0) {
            return Double.NaN;
        }
        Known before = known.get(image.id());
        if (before != null && before.of() == image.measures()) {
            return before.distance();
        }
        double distance = near.mean(image.measures().manner().colours());
        known.put(image.id(), new Known(image.measures(), distance));
        return distance;
    }

    /** Works all of them out beforehand: 100,000 take a second or less. */
    public void prepare(Collection<DatasetImage> images, BooleanSupplier cancelled) {
        for (DatasetImage image : images) {
            if (cancelled.getAsBoolean()) {
                return;
            }
            double unused = of(image);
        }
    }
}
