package org.assetkiln.ui.dataset.palette;

import javafx.beans.binding.Bindings;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.search.ImageSearch;
import org.kordamp.ikonli.feather.Feather;

/** How a dataset comes to a palette. */
public final class PaletteActions {
    private PaletteActions() {}

    /** @param search what looks for images by the palette */
    public static Action choose(StudioContext context, ImageSearch search) {
        return Action.of(
                "dataset.palette",
                "Choose the dataset's palette",
                Feather.DROPLET,
                "Shortcut+Shift+C",
                Bindings.isNotNull(context.project()),
                () -> context.overlay().set(new PaletteSheet(new PaletteModel(context, search))));
    }
}
