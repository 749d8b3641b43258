package org.assetkiln.ui.captions.batch;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Every change before it is made, where it is made, and the button that makes all of them. */
final class ChangesView extends VBox {
    private final BatchModel model;

    ChangesView(BatchModel model) {
        super(8);
        this.model = model;
        ProgressIndicator wait = new ProgressIndicator();
        wait.setMaxSize(24, 24);
        wait.setAccessibleText("Looking for captions");
        wait.visibleProperty().bind(model.looking());
        wait.setMouseTransparent(true);
        StackPane middle = new StackPane(list(), wait);
        StackPane.setAlignment(wait, Pos.TOP_RIGHT);
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(choices(), middle, buttons());
    }

    private Node choices() {
        ComboBox<BatchModel.Scope> scope = new ComboBox<>(FXCollections.observableArrayList(BatchModel.Scope.values()));
        scope.setId("batch-scope");
        scope.setAccessibleText("Which captions");
        scope.valueProperty().bindBidirectional(model.scope());
        CheckBox keep = new CheckBox("Approved captions stay approved");
        keep.setId("batch-keep-approved");
        keep.setAccessibleText(keep.getText());
        keep.selectedProperty().bindBidirectional(model.keepApproved());
        HBox row = new HBox(16, scope, keep);
        row.getStyleClass().add("row");
        return row;
    }

    private ListView<CaptionChange> list() {
        ListView<CaptionChange> list = new ListView<>(model.changes());
        list.setId("batch-changes");
        list.setAccessibleText("Captions that change");
        list.setPlaceholder(new Label("Captions that change will be listed here."));
        list.setCellFactory(view -> new ChangeCell());
        list.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                goToSelected(list);
            }
        });
        list.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                goToSelected(list);
            }
        });
        return list;
    }

    private void goToSelected(ListView<CaptionChange> list) {
        CaptionChange selected = list.getSelectionModel().getSelectedItem();
        if (selected != null) {
            model.goTo(selected);
        }
    }

    private HBox buttons() {
        Label help = new Label("Enter or a double click on a caption shows its image. All of it is one step to undo.");
        help.getStyleClass().add("muted");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button apply = new Button();
        apply.setId("batch-apply");
        apply.getStyleClass().add(Styles.ACCENT);
        apply.setMinWidth(Region.USE_PREF_SIZE);
        apply.setDefaultButton(true);
        apply.textProperty()
                .bind(Bindings.size(model.changes()).map(n -> "Change " + BatchModel.captions(n.intValue())));
        apply.accessibleTextProperty().bind(apply.textProperty());
        apply.disableProperty().bind(Bindings.isEmpty(model.changes()).or(model.looking()));
        apply.setOnAction(e -> model.apply());
        HBox buttons = new HBox(8, help, gap, apply);
        buttons.getStyleClass().add("row");
        return buttons;
    }
}
