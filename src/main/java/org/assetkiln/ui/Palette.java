package org.assetkiln.ui;

import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.ContentDisplay;
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
import org.kordamp.ikonli.javafx.FontIcon;

/** All actions by name: type a few letters, Enter does the selected one. */
final class Palette extends VBox {
    private final FilteredList<Action> found;
    private final ListView<Action> list;
    private final Runnable close;

    Palette(List<Action> actions, Runnable close) {
        this.close = close;
        found = new FilteredList<>(FXCollections.observableArrayList(actions));
        list = new ListView<>(found);
        list.setPlaceholder(new Label("There is no such action."));
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
        list.setFixedCellSize(40);
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

    /** Its nodes are made once: a palette that builds rows while one types is slow. */
    private static final class Cell extends ListCell<Action> {
        private final FontIcon icon = new FontIcon();
        private final Label name = new Label(null, icon);
        private final Label keys = ActionNodes.keyCap("");
        private final HBox row;

        Cell() {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            name.setGraphicTextGap(8);
            row = new HBox(8, name, gap, keys);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setGraphic(row);
        }

        @Override
        protected void updateItem(@Nullable Action action, boolean empty) {
            super.updateItem(action, empty);
            row.setVisible(!empty && action != null);
            if (empty || action == null) {
                return;
            }
            setAccessibleText(action.hint());
            setDisable(!action.enabled().get());
            name.setText(action.name());
            icon.setVisible(action.icon() != null);
            if (action.icon() != null) {
                icon.setIconCode(action.icon());
            }
            keys.setText(action.keys());
            keys.setVisible(!action.keys().isEmpty());
        }
    }
}
