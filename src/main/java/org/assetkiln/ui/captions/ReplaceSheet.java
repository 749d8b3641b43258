package org.assetkiln.ui.captions;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.ui.Fx;
import org.jspecify.annotations.Nullable;

/** Find and replace: two fields, every change before it is made, one button. */
final class ReplaceSheet extends VBox {
    private final ReplaceModel model;

    ReplaceSheet(ReplaceModel model) {
        this.model = model;
        getStyleClass().add("sheet");
        setId("replace-sheet");
        setMaxSize(760, Region.USE_PREF_SIZE);
        Label title = new Label("Find and replace in all captions");
        title.getStyleClass().add("sheet-title");
        TextField find = field("replace-find", "Find", model.find());
        TextField by = field("replace-by", "Replace by", model.replacement());
        GridPane fields = new GridPane(16, 8);
        fields.addRow(0, label("Find", find), find);
        fields.addRow(1, label("Replace by", by), by);
        CheckBox expression = new CheckBox("Regular expression");
        expression.setAccessibleText("Regular expression");
        expression.selectedProperty().bindBidirectional(model.expression());
        CheckBox matchCase = new CheckBox("Match case");
        matchCase.setAccessibleText("Match case");
        matchCase.selectedProperty().bindBidirectional(model.matchCase());
        Label problem = new Label();
        problem.getStyleClass().add("danger-text");
        problem.textProperty().bind(model.problem());
        fields.add(new HBox(16, expression, matchCase, problem), 1, 2);
        getChildren().addAll(title, fields, list(), buttons());
        sceneProperty().addListener((o, was, now) -> Fx.later(find::requestFocus));
    }

    private ListView<ReplaceModel.Change> list() {
        ListView<ReplaceModel.Change> list = new ListView<>(model.changes());
        list.setId("replace-changes");
        list.setAccessibleText("Captions found");
        list.setPrefHeight(360);
        list.setPlaceholder(new Label("Captions with the words will be listed here."));
        list.setCellFactory(view -> new Cell());
        list.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2 && list.getSelectionModel().getSelectedItem() != null) {
                model.goTo(list.getSelectionModel().getSelectedItem());
            }
        });
        return list;
    }

    private HBox buttons() {
        Label help = new Label("A double click shows the image.");
        help.getStyleClass().add("muted");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button replace = new Button();
        replace.setId("replace-all");
        replace.getStyleClass().add(Styles.ACCENT);
        replace.textProperty().bind(Bindings.size(model.changes()).map(n -> "Replace in " + n + " captions"));
        replace.accessibleTextProperty().bind(replace.textProperty());
        replace.disableProperty().bind(Bindings.isEmpty(model.changes()));
        replace.setOnAction(e -> model.replaceAll());
        HBox buttons = new HBox(8, help, gap, replace);
        buttons.getStyleClass().add("row");
        return buttons;
    }

    private static TextField field(String id, String name, StringProperty text) {
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText(name);
        field.textProperty().bindBidirectional(text);
        field.setPrefWidth(480);
        return field;
    }

    private static Label label(String text, TextField field) {
        Label label = new Label(text);
        label.setLabelFor(field);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static final class Cell extends ListCell<ReplaceModel.Change> {
        private final Label name = new Label();
        private final Label before = new Label();
        private final Label after = new Label();
        private final VBox content = new VBox(2, name, before, after);

        Cell() {
            name.getStyleClass().addAll("small", "muted");
            before.setWrapText(true);
            after.setWrapText(true);
            after.getStyleClass().add("strong");
            content.maxWidthProperty().bind(widthProperty().subtract(32));
        }

        @Override
        protected void updateItem(ReplaceModel.@Nullable Change change, boolean empty) {
            super.updateItem(change, empty);
            if (empty || change == null) {
                setGraphic(null);
                return;
            }
            name.setText(change.image().name());
            before.setText(change.before().text());
            after.setText(change.after());
            setAccessibleText(change.image().name() + ": " + change.after());
            setGraphic(content);
        }
    }
}
