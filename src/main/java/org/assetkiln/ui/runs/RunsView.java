package org.assetkiln.ui.runs;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.StudioContext;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The list of runs and the open one. */
final class RunsView extends BorderPane {
    private final StudioContext context;
    private final RunsModel runs;
    private final RunView run;
    private final ListView<RunItem> list;

    RunsView(StudioContext context, RunsModel runs, RunView run) {
        this.context = context;
        this.runs = runs;
        this.run = run;
        getStyleClass().addAll("place", "runs");
        getStylesheets().add(RunsView.class.getResource("runs.css").toExternalForm());
        list = list();
        runs.open().subscribe(this::showOpen);
        runs.listed().subscribe(listed -> showOpen(runs.open().get()));
        runs.items().subscribe(() -> showOpen(runs.open().get()));
    }

    Action compareAction() {
        return run.compareAction();
    }

    private ListView<RunItem> list() {
        var made = new ListView<>(runs.items());
        made.setId("runs-list");
        made.setAccessibleText("Runs, the newest first");
        made.setCellFactory(view -> new RunCell(context.pictures()));
        made.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null) {
                runs.selected().set(item);
            }
        });
        runs.selected().subscribe(item -> made.getSelectionModel().select(item));
        return made;
    }

    private void showOpen(@Nullable RunModel model) {
        boolean none = runs.items().isEmpty();
        setLeft(none ? null : list);
        if (model == null) {
            setCenter(none && runs.listed().get() ? empty() : null);
        } else if (getCenter() != run || shown != model) {
            shown = model;
            run.show(model);
            setCenter(run);
        }
    }

    private @Nullable RunModel shown;

    private Node empty() {
        var title = new Label("No runs yet");
        title.getStyleClass().add("empty-title");
        var text = new Label("A run appears here as soon as it is started, with its curve and its pictures.");
        text.getStyleClass().add("empty-text");
        var button = new Button("Configure a run", new FontIcon(Feather.SLIDERS));
        button.setId("runs-configure");
        button.setDefaultButton(true);
        button.setOnAction(e -> context.goTo("train"));
        var box = new VBox(new FontIcon(Feather.ACTIVITY), title, text, button);
        box.getStyleClass().add("empty-state");
        return box;
    }
}
