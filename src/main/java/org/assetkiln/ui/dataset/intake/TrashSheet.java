package org.assetkiln.ui.dataset.intake;

import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.project.intake.TrashBatch;
import org.assetkiln.ui.Fx;
import org.assetkiln.ui.runs.Words;
import org.jspecify.annotations.Nullable;

/** What lies in the project's trash, step by step, and a button that brings a step back. */
final class TrashSheet extends VBox {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);
    private static final int NAMED = 4;

    private final Consumer<TrashBatch> bringBack;

    TrashSheet(Path folder, List<TrashBatch> batches, Consumer<TrashBatch> bringBack) {
        this.bringBack = bringBack;
        getStyleClass().add("sheet");
        setId("trash-sheet");
        setMaxSize(720, 480);
        Label title = new Label("The project's trash");
        title.getStyleClass().add("sheet-title");
        ListView<TrashBatch> list = new ListView<>(FXCollections.observableList(batches));
        list.setId("trash-list");
        list.setAccessibleText(title.getText());
        list.setCellFactory(view -> new Row());
        VBox.setVgrow(list, Priority.ALWAYS);
        long bytes = batches.stream().mapToLong(TrashBatch::bytes).sum();
        Label where = new Label("Nothing is deleted by itself. To free " + Words.size(bytes) + ", delete folders in "
                + folder + " with your file manager.");
        where.getStyleClass().add("muted");
        where.setWrapText(true);
        where.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(title, list, where);
        sceneProperty().addListener((o, was, now) -> Fx.later(list::requestFocus));
    }

    /** "19 images, 2.4 MB" and when; below it their first names; a button at the right. */
    private final class Row extends ListCell<TrashBatch> {
        private final Label what = new Label();
        private final Label names = new Label();
        private final Button back = new Button("Bring back");
        private final HBox row = new HBox(12);

        Row() {
            names.getStyleClass().add("muted");
            back.setMinWidth(Region.USE_PREF_SIZE);
            VBox lines = new VBox(2, what, names);
            HBox.setHgrow(lines, Priority.ALWAYS);
            lines.setMinWidth(0);
            row.setAlignment(Pos.CENTER_LEFT);
            row.setPadding(new Insets(4, 0, 4, 0));
            row.getChildren().setAll(lines, back);
            setPrefWidth(0); // no wider than the list
        }

        @Override
        protected void updateItem(@Nullable TrashBatch item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(item == null || empty ? null : row);
            if (item != null && !empty) {
                what.setText(title(item));
                names.setText(first(item.images()));
                back.setAccessibleText("Bring back " + title(item));
                back.setOnAction(e -> bringBack.accept(item));
                setAccessibleText(title(item));
            }
        }
    }

    private static String title(TrashBatch batch) {
        int images = batch.images().size();
        String what = images == 0
                ? Words.count(batch.moves().size(), "file", "files")
                : Words.count(images, "image", "images");
        return what + ", " + Words.size(batch.bytes()) + ", " + batch.when().format(TIME);
    }

    private static String first(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
    }
}
