package org.assetkiln.ui;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The keys of a place and those that work everywhere. */
final class ShortcutSheet extends VBox {
    /** As many keys as stand below each other in the smallest window. */
    private static final int ROWS = 16;

    ShortcutSheet(Place place, List<Action> everywhere) {
        getStyleClass().add("sheet");
        setId("shortcut-sheet");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label title = new Label("Keys");
        title.getStyleClass().add("sheet-title");
        HBox columns = new HBox(48);
        List<Action> own = place.actions().stream()
                .filter(action -> action.shortcut() != null)
                .toList();
        for (int from = 0; from < own.size(); from += ROWS) {
            String name = from == 0 ? place.title() : "";
            columns.getChildren().add(column(name, own.subList(from, Math.min(own.size(), from + ROWS))));
        }
        columns.getChildren().add(column("Everywhere", everywhere));
        getChildren().addAll(title, columns);
    }

    private static VBox column(String title, List<Action> actions) {
        GridPane grid = new GridPane(16, 8);
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        ColumnConstraints keys = new ColumnConstraints();
        keys.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(names, keys);
        int row = 0;
        for (Action action : actions) {
            if (action.shortcut() != null) {
                grid.addRow(row++, new Label(action.name()), ActionNodes.keyCap(action.keys()));
            }
        }
        Label head = new Label(title);
        head.getStyleClass().add("section-title");
        VBox column = new VBox(8, head, grid);
        column.setMinWidth(240);
        return column;
    }
}
