package org.assetkiln.ui;

import atlantafx.base.theme.Styles;
import java.util.HashMap;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The messages at the lower right: they leave by themselves, but for errors and offers. */
final class Notices extends VBox {
    private static final Duration STAY = Duration.seconds(6);
    private static final Duration STAY_WITH_BUTTON = Duration.seconds(20);

    private final ObservableList<Notice> notices;
    private final Map<Notice, Node> shown = new HashMap<>();

    Notices(StudioContext context) {
        notices = context.notices();
        getStyleClass().add("notices");
        setId("notices");
        setPickOnBounds(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        notices.addListener((ListChangeListener<Notice>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(this::remove);
                change.getAddedSubList().forEach(this::add);
            }
        });
    }

    private void add(Notice notice) {
        boolean error = notice.kind() == Notice.Kind.ERROR;
        Label text = new Label(notice.detail() == null ? notice.text() : notice.text() + "\n" + notice.detail());
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox node = new HBox(12, new FontIcon(error ? Feather.ALERT_TRIANGLE : Feather.INFO), text);
        node.getStyleClass().addAll("notice", error ? "error" : "info");
        node.setAccessibleRole(AccessibleRole.TEXT);
        node.setAccessibleText(text.getText());
        Action action = notice.action();
        if (action != null) {
            Button button = new Button(action.name(), ActionNodes.icon(action.icon()));
            button.setId("notice-action");
            button.setMinWidth(USE_PREF_SIZE);
            button.setAccessibleText(action.name());
            button.setOnAction(e -> {
                notices.remove(notice);
                action.fire();
            });
            node.getChildren().add(button);
        }
        node.getChildren().add(closeButton(notice));
        shown.put(notice, node);
        getChildren().add(node);
        if (!notice.stays()) {
            leaveByItself(notice, node);
        }
    }

    /** After a while in which the pointer is not on it: who reads or aims is not raced. */
    private void leaveByItself(Notice notice, Node node) {
        PauseTransition leave = new PauseTransition(notice.action() == null ? STAY : STAY_WITH_BUTTON);
        leave.setOnFinished(e -> notices.remove(notice));
        node.hoverProperty().addListener((o, was, over) -> {
            if (over) {
                leave.stop();
            } else {
                leave.playFromStart();
            }
        });
        leave.play();
    }

    private Button closeButton(Notice notice) {
        Button close = new Button(null, new FontIcon(Feather.X));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        close.setAccessibleText("Close this message");
        close.setOnAction(e -> notices.remove(notice));
        return close;
    }

    private void remove(Notice notice) {
        getChildren().remove(shown.remove(notice));
    }
}
