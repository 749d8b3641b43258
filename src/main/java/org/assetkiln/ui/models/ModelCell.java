package org.assetkiln.ui.models;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.project.models.LibraryModel;
import org.assetkiln.project.models.ModelFacts;
import org.jspecify.annotations.Nullable;

/** A model in the list: name, kind, precision and size. */
final class ModelCell extends ListCell<LibraryModel> {
    private final Label name = new Label();
    private final Label badge = new Label();
    private final Label detail = new Label();
    private final VBox box;

    ModelCell() {
        name.getStyleClass().add("strong");
        name.setMinWidth(0);
        badge.getStyleClass().add("badge");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        detail.getStyleClass().addAll("muted", "small");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var line = new HBox(8, name, gap, badge);
        line.setAlignment(Pos.CENTER_LEFT);
        box = new VBox(4, line, detail);
        setPrefWidth(0);
        getStyleClass().add("model-cell");
    }

    @Override
    protected void updateItem(@Nullable LibraryModel model, boolean empty) {
        super.updateItem(model, empty);
        if (empty || model == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        name.setText(model.name());
        detail.setText(detail(model));
        show(model);
        setAccessibleText(name.getText() + ", " + badge.getText() + ", " + detail.getText());
        setGraphic(box);
    }

    private void show(LibraryModel model) {
        boolean broken = model.facts() == null;
        badge.setText(broken ? "cannot be used" : model.standard() ? "default" : "");
        badge.getStyleClass().setAll("label", "badge", broken ? "problem" : "edited");
        badge.setVisible(!badge.getText().isEmpty());
        badge.setManaged(badge.isVisible());
    }

    private static String detail(LibraryModel model) {
        ModelFacts facts = model.facts();
        return facts == null
                ? model.path().toString()
                : facts.kind() + " · " + facts.precisionText() + " · " + facts.sizeText();
    }
}
