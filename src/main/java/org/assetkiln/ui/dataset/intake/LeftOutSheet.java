package org.assetkiln.ui.dataset.intake;

import java.util.Comparator;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.assetkiln.project.intake.LeftOut;
import org.assetkiln.ui.Fx;
import org.jspecify.annotations.Nullable;

/** Which files did not come in, or out, and why. */
public final class LeftOutSheet extends VBox {
    public LeftOutSheet(List<LeftOut> leftOut) {
        getStyleClass().add("sheet");
        setId("left-out-sheet");
        setMaxSize(720, 480);
        Label title = new Label(leftOut.size() == 1 ? "1 file was left out" : leftOut.size() + " files were left out");
        title.getStyleClass().add("sheet-title");
        // What is wrong comes first, what the project has already last.
        List<LeftOut> wrongFirst =
                leftOut.stream().sorted(Comparator.comparing(LeftOut::already)).toList();
        ListView<LeftOut> list = new ListView<>(FXCollections.observableList(wrongFirst));
        list.setId("left-out-list");
        list.setAccessibleText(title.getText());
        list.setCellFactory(view -> new Row());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(title, list);
        sceneProperty().addListener((o, was, now) -> Fx.later(list::requestFocus));
    }

    /** Two lines: the file, and below it what is wrong. */
    private static final class Row extends ListCell<LeftOut> {
        private final Label name = new Label();
        private final Label why = new Label();
        private final VBox lines = new VBox(2, name, why);

        Row() {
            why.getStyleClass().add("muted");
            why.setWrapText(true);
            lines.setPadding(new Insets(4, 0, 4, 0));
            setPrefWidth(0); // no wider than the list, so that long sentences wrap
        }

        @Override
        protected void updateItem(@Nullable LeftOut item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(item == null || empty ? null : lines);
            if (item != null && !empty) {
                name.setText(item.name());
                why.setText(item.why());
                why.setManaged(!item.why().isEmpty());
                setAccessibleText(item.name() + " " + item.why());
            }
        }
    }
}
