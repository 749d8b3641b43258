package org.assetkiln.ui.captions.batch;

import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.project.wording.Vocabulary.Entry;
import org.jspecify.annotations.Nullable;

/** The table of words, the most used first; those chosen are given one name. */
final class WordsView extends HBox {
    private static final double LIST_HEIGHT = 180;

    WordsView(WordsModel model) {
        super(24);
        TextField part = field(
                "words-part", "Only words with these letters", model.part().get());
        model.part().bind(part.textProperty());
        CheckBox once = new CheckBox("Only words used once");
        once.setId("words-once");
        once.setAccessibleText(once.getText());
        model.once().bind(once.selectedProperty());
        ListView<Entry> list = list(model);
        VBox left = new VBox(8, new HBox(16, part, once), list);
        left.getChildren().get(0).getStyleClass().add("row");
        HBox.setHgrow(left, Priority.ALWAYS);
        TextField name = field("words-name", "New name; empty takes the words out", "");
        name.textProperty().bindBidirectional(model.name());
        Label label = new Label("Call the chosen words");
        label.setLabelFor(name);
        Label hint = new Label();
        hint.setId("words-hint");
        hint.getStyleClass().add("warning-text");
        hint.textProperty().bind(model.hint());
        Label help = new Label("Choose several words with Ctrl or Shift to merge them. An empty name takes them out.");
        help.setWrapText(true);
        help.getStyleClass().add("muted");
        VBox right = new VBox(8, label, name, hint, help);
        right.setMinWidth(280);
        right.setPrefWidth(320);
        getChildren().addAll(left, right);
    }

    private static ListView<Entry> list(WordsModel model) {
        ListView<Entry> list = new ListView<>(model.shown());
        list.setId("words-list");
        list.setAccessibleText("Words, the most used first");
        list.setPlaceholder(new Label("No such word."));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setPrefHeight(LIST_HEIGHT);
        list.setCellFactory(view -> new Cell());
        list.getSelectionModel().getSelectedItems().addListener((ListChangeListener<Entry>) change -> model.choose(
                list.getSelectionModel().getSelectedItems().stream().toList()));
        return list;
    }

    private static TextField field(String id, String name, String text) {
        TextField field = new TextField(text);
        field.setId(id);
        field.setPromptText(name);
        field.setAccessibleText(name);
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private static final class Cell extends ListCell<Entry> {
        private final Label word = new Label();
        private final Label uses = new Label();
        private final HBox row;

        Cell() {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            uses.getStyleClass().add("muted");
            row = new HBox(8, word, gap, uses);
        }

        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            word.setText(entry.word());
            uses.setText(entry.uses() == 1 ? "once" : entry.uses() + " times");
            setAccessibleText(entry.word() + ", " + uses.getText());
            setGraphic(row);
        }
    }
}
