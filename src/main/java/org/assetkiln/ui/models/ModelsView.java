package org.assetkiln.ui.models;

import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.assetkiln.project.models.LibraryModel;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.ActionNodes;
import org.assetkiln.ui.Fx;

/** Downloads on top, the list of models to the left, the selected one beside it. */
final class ModelsView extends BorderPane {
    private final ModelsModel model;
    private final ObservableList<Download> downloads;
    private final VBox rows = new VBox();

    ModelsView(
            ModelsModel model,
            ObservableList<Download> downloads,
            ModelDetails details,
            Action download,
            Action addFolder,
            Action addFile,
            Action refresh) {
        this.model = model;
        this.downloads = downloads;
        getStyleClass().addAll("place", "models");
        setId("models-view");
        getStylesheets().add(ModelsView.class.getResource("models.css").toExternalForm());
        var bar = new HBox(
                8,
                ActionNodes.primaryButton(download),
                ActionNodes.button(addFolder),
                ActionNodes.button(addFile),
                ActionNodes.iconButton(refresh));
        bar.getStyleClass().add("place-bar");
        setTop(new VBox(bar, rows));
        setLeft(list());
        setCenter(details);
        downloads.addListener((ListChangeListener<Download>) change -> showDownloads());
        showDownloads();
    }

    private ListView<LibraryModel> list() {
        var list = new ListView<>(model.models());
        list.setId("models-list");
        list.setAccessibleText("Models");
        list.setCellFactory(view -> new ModelCell());
        list.getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null) {
                model.selected().set(item);
            }
        });
        model.selected().subscribe(item -> list.getSelectionModel().select(item));
        // A list that gets new items chooses by itself, after everybody else has heard of them.
        model.models().addListener((ListChangeListener<LibraryModel>) change ->
                Fx.later(() -> list.getSelectionModel().select(model.selected().get())));
        return list;
    }

    private void showDownloads() {
        rows.getChildren()
                .setAll(downloads.stream()
                        .map(download -> new DownloadRow(download, () -> downloads.remove(download)))
                        .toList());
    }
}
