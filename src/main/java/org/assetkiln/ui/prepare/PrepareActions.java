package org.assetkiln.ui.prepare;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import org.assetkiln.imaging.ModelView;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.StudioContext;
import org.kordamp.ikonli.feather.Feather;

/** How images come to be prepared for models. */
public final class PrepareActions {
    private PrepareActions() {}

    /**
     * Opens the sheet for the image under the focus, all that are selected and all that are shown.
     *
     * @param shown what the search or the collection shows
     * @param view how the model's pictures are shown
     */
    public static Action prepare(
            StudioContext context,
            Supplier<List<DatasetImage>> selected,
            Supplier<List<DatasetImage>> shown,
            Supplier<ModelView> view) {
        return Action.of(
                "dataset.prepare",
                "Prepare",
                Feather.CROP,
                "Shortcut+E",
                Bindings.createBooleanBinding(
                        () -> {
                            DatasetImage image = context.current().get();
                            return image != null && image.usable();
                        },
                        context.current()),
                () -> open(context, selected.get(), shown.get(), view.get()));
    }

    /** Shows which of the images in the grid do not fit the others. */
    public static Action fit(StudioContext context, ObservableList<DatasetImage> shown) {
        return Action.of(
                "dataset.fit",
                "Find images that do not fit",
                Feather.DROPLET,
                "Shortcut+T",
                Bindings.isNotEmpty(shown),
                () -> context.overlay().set(new FitSheet(context, shown)));
    }

    private static void open(
            StudioContext context, List<DatasetImage> selected, List<DatasetImage> shown, ModelView view) {
        DatasetImage image = context.current().get();
        if (image != null && image.usable()) {
            List<DatasetImage> chosen = selected.contains(image) ? selected : List.of(image);
            var images = new PrepareModel.Images(chosen, shown, context.images().size());
            context.overlay().set(new PrepareSheet(context, image, images, view));
        }
    }
}
