package org.assetkiln.ui.dataset.palette;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.value.ObservableValue;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.Pixels;
import org.assetkiln.imaging.palette.ColourSketch;
import org.assetkiln.imaging.palette.Palette;
import org.assetkiln.imaging.palette.PaletteFile;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.search.ImageSearch;
import org.assetkiln.ui.search.PaletteBook;

/** Where a dataset's palette can come from. */
final class PaletteModel {
    private static final int COLOURS = 32;

    private final StudioContext context;
    private final ImageSearch search;
    private final PaletteBook palettes;

    PaletteModel(StudioContext context, ImageSearch search) {
        this.context = context;
        this.search = search;
        palettes = search.rules().corpus().palettes();
    }

    /** The colours chosen, 0xRRGGBB; empty without a palette. */
    ObservableValue<List<Integer>> colours() {
        return palettes.distances()
                .map(now -> now.palette() == null
                        ? List.<Integer>of()
                        : now.palette().colours());
    }

    /** What was chosen, in words. */
    ObservableValue<String> said() {
        return palettes.distances()
                .map(now -> now.palette() == null
                        ? "No palette is chosen yet."
                        : "%d colours of %s."
                                .formatted(
                                        now.palette().colours().size(),
                                        now.palette().name()));
    }

    void ofFile() {
        List<Path> chosen = context.dialogs().chooseFiles("A palette", List.of("*.gpl", "*.hex", "*.pal"));
        if (!chosen.isEmpty()) {
            try {
                palettes.choose(PaletteFile.read(chosen.get(0)));
            } catch (IOException e) {
                context.error(String.valueOf(e.getMessage()), e);
            }
        }
    }

    void ofCurrentImage() {
        DatasetImage image = context.current().get();
        if (image != null && image.usable()) {
            context.background()
                    .run(
                            "Reading the colours",
                            () -> Palette.of(image.name(), Pixels.of(Pictures.read(image.file())), COLOURS),
                            palettes::choose);
        }
    }

    /** Each image counts the same, whatever its size. */
    void ofAllImages() {
        List<ColourSketch> sketches = context.snapshot().stream()
                .map(image -> image.measures().manner().colours())
                .filter(colours -> colours.size() > 0)
                .toList();
        if (!sketches.isEmpty()) {
            context.background()
                    .run(
                            "Collecting the colours",
                            () -> Palette.of("all " + sketches.size() + " images", sketches, COLOURS),
                            palettes::choose);
        }
    }

    void none() {
        palettes.choose(null);
    }

    /** Closes the sheet and shows the images that are furthest from the palette first. */
    void furthestFirst() {
        context.overlay().set(null);
        context.goTo("dataset");
        search.query().set("sort:-palette");
        search.now();
    }

    void close() {
        context.overlay().set(null);
    }
}
