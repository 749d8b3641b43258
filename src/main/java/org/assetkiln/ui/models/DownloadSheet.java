package org.assetkiln.ui.models;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.hub.HubFile;
import org.assetkiln.hub.Offer;
import org.assetkiln.project.models.ModelFacts;
import org.assetkiln.ui.Fx;
import org.jspecify.annotations.Nullable;

/** Asks for a repository, shows what it offers and how large that is, and begins the download. */
final class DownloadSheet extends VBox {
    private final DownloadModel model;
    private final Button look = new Button("Look");

    /**
     * @param chooseFolder asks for the folder of models
     * @param close takes the sheet away
     */
    DownloadSheet(DownloadModel model, Runnable chooseFolder, Runnable close) {
        this.model = model;
        getStyleClass().add("sheet");
        getStylesheets().add(DownloadSheet.class.getResource("models.css").toExternalForm());
        setId("download-sheet");
        setMaxSize(760, Region.USE_PREF_SIZE);
        var title = new Label("Download from the Hugging Face Hub");
        title.getStyleClass().add("sheet-title");
        var problem = new Label();
        problem.setId("download-problem");
        problem.getStyleClass().add("danger-text");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.textProperty().bind(model.problem());
        problem.visibleProperty().bind(model.problem().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        getChildren().addAll(title, fields(), problem, lists(), target(chooseFolder), buttons(close));
    }

    private GridPane fields() {
        var repository = new TextField();
        repository.setId("download-repository");
        repository.setAccessibleText("Model");
        repository.setPromptText("owner/name, or the address of the model's page");
        repository.textProperty().bindBidirectional(model.repository());
        repository.setOnAction(e -> model.look());
        repository.setPrefWidth(480);
        look.setId("download-look");
        look.setAccessibleText("Look what the repository offers");
        look.setMinWidth(Region.USE_PREF_SIZE);
        look.setOnAction(e -> model.look());
        look.disableProperty().bind(model.repository().isEmpty().or(model.looking()));
        var token = new PasswordField();
        token.setId("download-token");
        token.setAccessibleText("Access token");
        token.setPromptText(
                model.hasToken()
                        ? "One is there already"
                        : "Only for models that ask for one; from your page on the Hub");
        token.textProperty().bindBidirectional(model.token());
        token.setOnAction(e -> model.look());
        var keep = new CheckBox("Keep the token on this computer, in a file that only I can read");
        keep.setId("download-keep");
        keep.setAccessibleText("Keep the token on this computer");
        keep.selectedProperty().bindBidirectional(model.keepToken());
        var grid = new GridPane(16, 8);
        grid.addRow(0, label("Model", repository), repository, look);
        grid.addRow(1, label("Access token", token), token);
        grid.add(keep, 1, 2);
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                Fx.later(repository::requestFocus);
            }
        });
        return grid;
    }

    private static Label label(String text, TextField field) {
        var label = new Label(text);
        label.setLabelFor(field);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private HBox lists() {
        var offers = new ListView<>(model.offers());
        offers.setId("download-offers");
        offers.setAccessibleText("What the repository offers");
        offers.setPrefSize(280, 220);
        var hint = new Label();
        hint.textProperty()
                .bind(model.looking().map(asking -> asking ? "Asking …" : "What there is and how large appears here."));
        hint.setWrapText(true);
        offers.setPlaceholder(hint);
        offers.setCellFactory(view -> new OfferCell());
        offers.getSelectionModel().selectedItemProperty().subscribe(offer -> {
            if (offer != null) {
                model.chosen().set(offer);
            }
        });
        model.chosen().subscribe(offer -> offers.getSelectionModel().select(offer));
        var files = new ListView<HubFile>();
        files.setId("download-files");
        files.setAccessibleText("Files that are downloaded");
        files.setPrefHeight(220);
        files.setPlaceholder(new Label(""));
        files.setCellFactory(view -> new FileCell());
        HBox.setHgrow(files, Priority.ALWAYS);
        model.chosen().subscribe(offer -> {
            if (offer == null) {
                files.getItems().clear();
            } else {
                files.getItems().setAll(offer.files());
            }
        });
        return new HBox(16, offers, files);
    }

    private HBox target(Runnable chooseFolder) {
        var where = new Label();
        where.setId("download-folder");
        where.textProperty().bind(model.folder().map(path -> "It is kept in " + path));
        where.getStyleClass().add("muted");
        where.setMinWidth(0);
        HBox.setHgrow(where, Priority.ALWAYS);
        where.setMaxWidth(Double.MAX_VALUE);
        var other = new Button("Another folder");
        other.setMinWidth(Region.USE_PREF_SIZE);
        other.setOnAction(e -> chooseFolder.run());
        var row = new HBox(8, where, other);
        row.getStyleClass().add("row");
        return row;
    }

    private HBox buttons(Runnable close) {
        var cancel = new Button("Cancel");
        cancel.setOnAction(e -> close.run());
        var start = new Button();
        start.setId("download-start");
        start.getStyleClass().add(Styles.ACCENT);
        start.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> {
                            Offer offer = model.chosen().get();
                            return offer == null ? "Download" : "Download " + ModelFacts.size(offer.bytes());
                        },
                        model.chosen()));
        start.accessibleTextProperty().bind(start.textProperty());
        start.disableProperty().bind(Bindings.isNull(model.chosen()));
        start.setOnAction(e -> {
            if (model.download()) {
                close.run();
            }
        });
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return new HBox(8, gap, cancel, start);
    }

    private static final class OfferCell extends ListCell<Offer> {
        @Override
        protected void updateItem(@Nullable Offer offer, boolean empty) {
            super.updateItem(offer, empty);
            setText(empty || offer == null ? null : offer.title() + "\n" + ModelFacts.size(offer.bytes()));
        }
    }

    private static final class FileCell extends ListCell<HubFile> {
        @Override
        protected void updateItem(@Nullable HubFile file, boolean empty) {
            super.updateItem(file, empty);
            setText(empty || file == null ? null : file.path() + "   " + ModelFacts.size(file.size()));
        }
    }
}
