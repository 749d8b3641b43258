package org.assetkiln.ui.dataset.export;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.assetkiln.imaging.ModelView;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.project.Project;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.StudioContext;
import org.kordamp.ikonli.feather.Feather;

/** Exporting images and saying whose they are. */
public final class Departures {
    private final StudioContext context;
    private final Supplier<List<DatasetImage>> selected;
    private final Supplier<List<DatasetImage>> shown;
    private final Supplier<ModelView> view;
    private final Runnable creditsChanged;

    /**
     * @param selected images chosen in the grid
     * @param shown images that the search has found
     * @param view how the model sees them
     * @param creditsChanged called after authors or licences were kept
     */
    public Departures(
            StudioContext context,
            Supplier<List<DatasetImage>> selected,
            Supplier<List<DatasetImage>> shown,
            Supplier<ModelView> view,
            Runnable creditsChanged) {
        this.context = context;
        this.selected = selected;
        this.shown = shown;
        this.view = view;
        this.creditsChanged = creditsChanged;
    }

    public List<Action> actions() {
        BooleanBinding some = Bindings.isNotEmpty(context.images());
        return List.of(
                Action.of("dataset.export", "Export images", Feather.UPLOAD, "Shortcut+Shift+E", some, this::export),
                Action.of(
                        "dataset.credit", "Author and licence", Feather.AWARD, "Shortcut+Shift+L", some, this::credit));
    }

    private void export() {
        Project project = context.project().get();
        if (project == null) {
            return;
        }
        List<DatasetImage> all = List.copyOf(context.images());
        List<DatasetImage> found = shown.get();
        List<DatasetImage> chosen = selected.get();
        List<ImageScope> scopes = List.of(
                new ImageScope("selected", chosen.size() > 1 ? chosen : List.of()),
                new ImageScope("shown", found.size() < all.size() ? found : List.of()),
                new ImageScope("all", all),
                new ImageScope("selected", chosen.size() == 1 ? chosen : List.of()));
        context.overlay().set(new ExportSheet(new ExportModel(context, project, scopes, view.get())));
    }

    private void credit() {
        credit(selected.get().isEmpty() ? shown.get() : selected.get());
    }

    /** Asks whose some images are. */
    public void credit(List<DatasetImage> chosen) {
        Project project = context.project().get();
        if (project != null && !chosen.isEmpty()) {
            context.overlay()
                    .set(new CreditSheet(new CreditModel(context, project, List.copyOf(chosen), creditsChanged)));
        }
    }
}
