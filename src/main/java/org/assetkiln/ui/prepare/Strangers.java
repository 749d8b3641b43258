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
import org.assetkiln.imaging.measure.Measures;
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
        each(image -> null, picture -> {
                    ColourCounts counts = ColourCounts.of(Pixels.of(picture));
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
                    strangers.add(new Stranger(image, distance, distance > Palette.VISIBLY_OFF, why));
                });
        strangers.sort(Comparator.comparingDouble(Stranger::distance).reversed());
        return strangers;
    }

    /** Those first that are drawn least like the rest. */
    List<Stranger> byStyle() {
        Map<DatasetImage, Style> styles = each(this::known, Strangers::style);
        List<DatasetImage> order = List.copyOf(styles.keySet());
        return Outlier.of(List.copyOf(styles.values())).stream()
                .map(outlier -> {
                    boolean out = outlier.distance() > Outlier.STANDS_OUT;
                    String why = out ? outlier.trait().words(outlier.higher()) + " than the rest" : "like the rest";
                    return new Stranger(order.get(outlier.index()), outlier.distance(), out, why);
                })
                .toList();
    }

    /** The index has seen images that are taken as they are. */
    private @Nullable Style known(DatasetImage image) {
        boolean asItIs = recipes.of(image.id()).isNone() && image.measures().known();
        return asItIs ? Style.of(image.measures(), image.width(), image.height()) : null;
    }

    private static Style style(BufferedImage picture) {
        return Style.of(Measures.of(picture), picture.getWidth(), picture.getHeight());
    }

    /**
     * What is known of each image, or a look at it says, in their order; unreadable ones are passed over.
     *
     * @param known answers null where a look is needed
     */
    private <T> Map<DatasetImage, T> each(Function<DatasetImage, @Nullable T> known, Function<BufferedImage, T> look) {
        Map<DatasetImage, T> all = new LinkedHashMap<>();
        for (int i = 0; i < images.size() && !progress.cancelled(); i++) {
            DatasetImage image = images.get(i);
            T said = known.apply(image);
            BufferedImage picture = said == null ? read(image) : null;
            if (picture != null) {
                said = look.apply(picture);
            }
            if (said != null) {
                all.put(image, said);
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
