package org.assetkiln.ui.dataset;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Parent;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.Fx;
import org.assetkiln.ui.Place;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.dataset.intake.Returns;
import org.assetkiln.ui.dataset.palette.PaletteActions;
import org.assetkiln.ui.prepare.PrepareActions;
import org.assetkiln.ui.search.CaptionRules;
import org.assetkiln.ui.slicer.SlicingActions;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** See what you have: all images of the project. */
public final class DatasetPlace implements Place {
    private final DatasetModel model;
    private final List<Action> actions;
    private @Nullable DatasetView view;

    public DatasetPlace(StudioContext context, CaptionRules rules) {
        model = new DatasetModel(context, rules);
        BooleanBinding some = model.someSelected();
        BooleanBinding open = Bindings.isNotNull(context.project());
        actions = new ArrayList<>(model.arrivals().actions());
        actions.addAll(model.departures().actions());
        actions.addAll(model.facets().actions());
        actions.add(new Returns(context).action());
        actions.addAll(List.of(
                Action.of("dataset.find", "Find images", Feather.SEARCH, "Shortcut+F", this::focusSearch),
                Action.of("dataset.preview", "Large preview", Feather.MAXIMIZE_2, "SPACE", some, this::preview),
                Action.of(
                        "dataset.caption",
                        "Edit the caption",
                        Feather.EDIT_3,
                        "F2",
                        some,
                        () -> context.goTo("captions")),
                Action.of(
                        "dataset.all",
                        "Select all images",
                        Feather.CHECK_SQUARE,
                        "Shortcut+A",
                        some,
                        () -> model.selection().selectAll()),
                Action.of("dataset.play", "Play the animation", Feather.PLAY, "ENTER", model.onAnimation(), this::play),
                Action.of(
                        "dataset.stack",
                        "Show all frames, or stack them",
                        Feather.LAYERS,
                        "Shortcut+G",
                        model.onStack(),
                        model::toggleStack),
                Action.of(
                        "dataset.stacks",
                        "Stack animations, or show every frame",
                        Feather.FILM,
                        "Shortcut+Shift+G",
                        open,
                        model.cards()::toggleFolding),
                PrepareActions.prepare(context, model::selected, model.search()::snapshot, model::modelView),
                PrepareActions.fit(context, model.shown()),
                PaletteActions.choose(context, model.search()),
                SlicingActions.slice(context),
                SlicingActions.split(context),
                Action.of("dataset.trash", "Move to the trash", Feather.TRASH_2, "DELETE", some, model::trashSelected),
                Action.of("dataset.clear", "Show all images", Feather.X, null, model.search()::clear)));
    }

    @Override
    public String id() {
        return "dataset";
    }

    @Override
    public String title() {
        return "Dataset";
    }

    @Override
    public Ikon icon() {
        return Feather.GRID;
    }

    @Override
    public Parent view() {
        DatasetView built = new DatasetView(model, this::action);
        view = built;
        return built;
    }

    @Override
    public List<Action> actions() {
        return actions;
    }

    @Override
    public void shown() {
        model.search().now();
        model.followCurrent();
        if (view != null) {
            Fx.later(view::focusGrid);
        }
    }

    private Action action(String id) {
        return actions.stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow();
    }

    private void focusSearch() {
        if (view != null) {
            view.focusSearch();
        }
    }

    private void play() {
        if (view != null) {
            view.togglePlay();
        }
    }

    private void preview() {
        model.context().overlay().set(new LargePreview(model));
    }
}
