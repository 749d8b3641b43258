package org.assetkiln.ui.search;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Popup;
import org.assetkiln.project.search.Completion;
import org.assetkiln.project.search.Completion.Suggestion;
import org.assetkiln.project.search.QueryException;
import org.assetkiln.ui.Fx;
import org.jspecify.annotations.Nullable;

/**
 * What hangs below a search field while one types: ways to go on with the word (Down, then Enter or Tab takes one), or the
 * search with its wrong word marked and what to write instead.
 */
final class SearchHelp {
    private static final double ROW = 28;
    private static final int MOST_ROWS = 8;

    private final TextField field;
    private final ImageSearch search;
    private final Popup popup = new Popup();
    private final ListView<Suggestion> ways = new ListView<>();
    private final TextFlow wrong = new TextFlow();
    private final Label reason = new Label();
    private final VBox box = new VBox(4);

    SearchHelp(TextField field, ImageSearch search) {
        this.field = field;
        this.search = search;
        box.getStyleClass().addAll("search-help", "card");
        box.setMinWidth(320);
        ways.setId(field.getId() + "-ways");
        ways.setAccessibleText("Ways to go on");
        ways.setFixedCellSize(ROW);
        ways.setFocusTraversable(false);
        ways.setCellFactory(list -> new WayCell());
        ways.addEventHandler(
                MouseEvent.MOUSE_CLICKED, e -> take(ways.getSelectionModel().getSelectedItem()));
        wrong.setId(field.getId() + "-wrong");
        reason.setId(field.getId() + "-reason");
        reason.setWrapText(true);
        reason.setMaxWidth(420);
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
    }

    private static final class WayCell extends ListCell<Suggestion> {
        @Override
        protected void updateItem(@Nullable Suggestion way, boolean empty) {
            super.updateItem(way, empty);
            setText(empty || way == null ? null : way.text() + (way.help().isEmpty() ? "" : "   " + way.help()));
        }
    }

    /** @param around what the field lies in: it gets keys before the field does */
    void follow(Node around) {
        field.textProperty().addListener(o -> Fx.later(this::show));
        search.problem().addListener(o -> Fx.later(this::show));
        field.focusedProperty().addListener(o -> Fx.later(this::show));
        around.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void show() {
        List<Suggestion> found = field.isFocused()
                ? Completion.at(
                        field.getText(),
                        field.getCaretPosition(),
                        search.rules().corpus().names())
                : List.of();
        QueryException problem = field.isFocused() ? search.wrong() : null;
        ways.getItems().setAll(found);
        ways.setPrefHeight(Math.min(found.size(), MOST_ROWS) * ROW + 4);
        box.getChildren().clear();
        if (!found.isEmpty()) {
            box.getChildren().add(ways);
        } else if (problem != null) {
            mark(problem);
            box.getChildren().addAll(wrong, reason);
        }
        place();
    }

    /** The search as it stands, its wrong word apart from the rest. */
    private void mark(QueryException problem) {
        String text = search.query().get();
        int start = Math.min(problem.start(), text.length());
        int end = Math.min(problem.end(), text.length());
        Text bad = new Text(start == end ? "▸" : text.substring(start, end));
        bad.getStyleClass().add("search-wrong");
        wrong.getChildren().setAll(plain(text.substring(0, start)), bad, plain(text.substring(end)));
        reason.setText(problem.getMessage());
    }

    private static Text plain(String words) {
        Text text = new Text(words);
        text.getStyleClass().add("text");
        return text;
    }

    private void place() {
        if (box.getChildren().isEmpty() || field.getScene() == null) {
            popup.hide();
            return;
        }
        Bounds at = field.localToScreen(field.getBoundsInLocal());
        if (at != null && !popup.isShowing()) {
            popup.show(field, at.getMinX(), at.getMaxY() + 2);
        }
    }

    private void pressed(KeyEvent e) {
        if (!popup.isShowing() || ways.getItems().isEmpty()) {
            return;
        }
        var selection = ways.getSelectionModel();
        if (e.getCode() == KeyCode.DOWN) {
            selection.selectNext();
        } else if (e.getCode() == KeyCode.UP) {
            selection.selectPrevious();
        } else if (e.getCode() == KeyCode.TAB) {
            take(selection.isEmpty() ? ways.getItems().get(0) : selection.getSelectedItem());
        } else if (e.getCode() == KeyCode.ENTER && !selection.isEmpty()) {
            take(selection.getSelectedItem());
        } else if (e.getCode() == KeyCode.ESCAPE) {
            popup.hide();
        } else {
            return;
        }
        ways.scrollTo(Math.max(0, selection.getSelectedIndex()));
        e.consume();
    }

    private void take(@Nullable Suggestion way) {
        if (way != null && way.end() <= field.getLength()) {
            field.replaceText(way.start(), way.end(), way.text());
            field.positionCaret(way.start() + way.text().length());
        }
    }
}
