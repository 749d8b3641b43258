package org.assetkiln.ui;

import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** All actions by name: type a few letters, Enter does the selected one. */
final class Palette extends VBox {
    private final FilteredList<Action> found;
    private final ListView<Action> list;
    private final Runnable close;

    Palette(List<Action> actions, Runnable close) {
        this.close = close;
        found = new FilteredList<>(FXCollections.observableArrayList(actions));
        list = new ListView<>(found);
        getStyleClass().addAll("sheet", "palette");
        setMaxSize(560, Region.USE_PREF_SIZE);
        TextField query = new TextField();
        query.setId("palette-query");
        query.setPromptText("Type what you want to do");
        query.setAccessibleText("Find an action");
        query.textProperty().addListener((o, was, now) -> filter(now));
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        list.setId("palette-list");
        list.setAccessibleText("Actions");
        list.setFocusTraversable(false);
        list.setCellFactory(v -> new Cell());
        list.setOnMouseClicked(e -> runSelected());
        list.getSelectionModel().selectFirst();
        getChildren().addAll(query, list);
        sceneProperty().addListener((o, was, now) -> Fx.later(query::requestFocus));
    }

    private void filter(String query) {
        String[] words = query.toLowerCase(Locale.ROOT).trim().split("\\s+");
        found.setPredicate(action -> {
            String name = action.name().toLowerCase(Locale.ROOT);
            return List.of(words).stream().allMatch(name::contains);
        });
        list.getSelectionModel().selectFirst();
    }

    private void keys(KeyEvent e) {
        int index = list.getSelectionModel().getSelectedIndex();
        if (e.getCode() == KeyCode.DOWN || e.getCode() == KeyCode.UP) {
            int next = Math.floorMod(index + (e.getCode() == KeyCode.DOWN ? 1 : -1), Math.max(1, found.size()));
            list.getSelectionModel().select(next);
            list.scrollTo(next);
            e.consume();
        } else if (e.getCode() == KeyCode.ENTER) {
            runSelected();
            e.consume();
        }
    }

    private void runSelected() {
        Action action = list.getSelectionModel().getSelectedItem();
        if (action != null && action.enabled().get()) {
            close.run();
            action.fire();
        }
    }

    private static final class Cell extends ListCell<Action> {
        @Override
        protected void updateItem(@Nullable Action action, boolean empty) {
            super.updateItem(action, empty);
            setText(null);
            if (empty || action == null) {
                setGraphic(null);
                return;
            }
            setAccessibleText(action.hint());
            setDisable(!action.enabled().get());
            setGraphic(row(action));
        }

        private static HBox row(Action action) {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            Label name = new Label(action.name(), ActionNodes.icon(action.icon()));
            name.setGraphicTextGap(8);
            HBox row = new HBox(8, name, gap);
            if (action.shortcut() != null) {
                row.getChildren().add(ShortcutSheet.keyCap(action.keys()));
            }
            return row;
        }
    }
}
