package org.assetkiln.ui.slicer;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assetkiln.imaging.Pixels;
import org.assetkiln.imaging.sheet.AtlasFile;
import org.assetkiln.imaging.sheet.Backdrop;
import org.assetkiln.imaging.sheet.Cut;
import org.assetkiln.imaging.sheet.CutNames;
import org.assetkiln.imaging.sheet.Slicer;
import org.assetkiln.project.recipes.SliceSettings;

/**
 * What settings make of a sheet.
 *
 * @param names of the files, one for each cut
 * @param first the first pieces, to be looked at
 * @param problem why there are no cuts, one sentence; empty if there are
 */
record Cuts(List<Cut> cuts, List<String> names, List<BufferedImage> first, String problem) {
    static final Cuts NONE = new Cuts(List.of(), List.of(), List.of(), "");
    private static final int SHOWN = 24;

    /** Slow for large sheets: in the background. */
    static Cuts of(Pixels sheet, String name, SliceSettings settings) {
        Backdrop backdrop = Backdrop.of(sheet);
        try {
            List<Cut> cuts =
                    switch (settings.method()) {
                        case GRID -> settings.grid().cuts(sheet, backdrop, settings.skipEmpty());
                        case PIECES -> settings.pieces().cuts(sheet, backdrop);
                        case ATLAS -> atlas(sheet, settings);
                    };
            String pattern = settings.pattern().isBlank() ? CutNames.usual(cuts) : settings.pattern();
            List<String> names = new CutNames(pattern, name).of(cuts);
            Backdrop clear = settings.clear() ? backdrop : new Backdrop(-1);
            List<BufferedImage> first = cuts.stream()
                    .limit(SHOWN)
                    .map(cut -> Slicer.piece(sheet, cut, clear))
                    .toList();
            return new Cuts(cuts, names, first, cuts.isEmpty() ? nothing(settings) : "");
        } catch (IOException | IllegalArgumentException e) {
            return new Cuts(List.of(), List.of(), List.of(), String.valueOf(e.getMessage()));
        }
    }

    private static List<Cut> atlas(Pixels sheet, SliceSettings settings) throws IOException {
        String atlas = settings.atlas();
        if (atlas == null) {
            throw new IOException("Choose the JSON file that Aseprite or TexturePacker wrote with the sheet.");
        }
        return AtlasFile.read(Path.of(atlas), sheet.width(), sheet.height());
    }

    private static String nothing(SliceSettings settings) {
        return settings.method() == SliceSettings.Method.GRID
                ? "No cell of this size fits into the sheet, or all of them are empty."
                : "There is nothing to cut out: every piece is smaller than the smallest that counts.";
    }
}
