package org.assetkiln.ui.prepare;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.Pixels;
import org.assetkiln.imaging.palette.ColourCounts;
import org.assetkiln.imaging.palette.Palette;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.imaging.style.Outlier;
import org.assetkiln.imaging.style.Style;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.recipes.Recipes;
import org.assetkiln.ui.Progress;
import org.jspecify.annotations.Nullable;

/** Looks at many images, as they are prepared, and says which do not fit. Slow: in the background. */
final class Strangers {
    /** Visibly off, see {@link Palette#distance}. */
    private static final double OFF_PALETTE = 2;

    /** Of Iglewicz and Hoaglin, see {@link Outlier}. */
    private static final double OFF_STYLE = 3.5;

    private final List<DatasetImage> images;
    private final Recipes recipes;
    private final Progress progress;

    Strangers(List<DatasetImage> images, Recipes recipes, Progress progress) {
        this.images = images.stream().filter(DatasetImage::usable).toList();
        this.recipes = recipes;
        this.progress = progress;
    }

    /** Those first that are farthest from a palette. */
    List<Stranger> byPalette(Palette palette) {
        List<Stranger> strangers = new ArrayList<>();
        each(pixels -> {
                    ColourCounts counts = ColourCounts.of(pixels);
                    return Map.entry(palette.distance(counts), palette.strays(counts));
                })
                .forEach((image, found) -> {
                    double distance = found.getKey();
                    List<Palette.Stray> strays = found.getValue();
                    String why = strays.isEmpty()
                            ? "only colours of the palette"
                            : "%d other %s, the most frequent #%06x in %d %s"
                                    .formatted(
                                            strays.size(),
                                            strays.size() == 1 ? "colour" : "colours",
                                            strays.get(0).rgb(),
                                            strays.get(0).pixels(),
                                            strays.get(0).pixels() == 1 ? "pixel" : "pixels");
                    strangers.add(new Stranger(image, distance, distance > OFF_PALETTE, why));
                });
        strangers.sort(Comparator.comparingDouble(Stranger::distance).reversed());
        return strangers;
    }

    /** Those first that are drawn least like the rest. */
    List<Stranger> byStyle() {
        Map<DatasetImage, Style> styles = each(Style::of);
        List<DatasetImage> order = List.copyOf(styles.keySet());
        return Outlier.of(List.copyOf(styles.values())).stream()
                .map(outlier -> {
                    boolean out = outlier.distance() > OFF_STYLE;
                    String why = out ? outlier.trait().words(outlier.higher()) + " than the rest" : "like the rest";
                    return new Stranger(order.get(outlier.index()), outlier.distance(), out, why);
                })
                .toList();
    }

    /** What a look at each image says, in their order; unreadable ones are passed over. */
    private <T> Map<DatasetImage, T> each(Function<Pixels, T> look) {
        Map<DatasetImage, T> all = new LinkedHashMap<>();
        for (int i = 0; i < images.size() && !progress.cancelled(); i++) {
            DatasetImage image = images.get(i);
            BufferedImage picture = read(image);
            if (picture != null) {
                all.put(image, look.apply(Pixels.of(picture)));
            }
            progress.update(i + 1, images.size());
        }
        return all;
    }

    private @Nullable BufferedImage read(DatasetImage image) {
        Recipe recipe = recipes.of(image.id());
        try {
            return recipe.apply(Pictures.read(image.file()));
        } catch (IOException unreadable) {
            return null; // the dataset says what is wrong with it
        }
    }
}
