package org.assetkiln.ui;

import atlantafx.base.controls.Notification;
import atlantafx.base.theme.Styles;
import java.util.HashMap;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** The messages at the lower right: they leave by themselves, but for errors. */
final class Notices extends VBox {
    private static final Duration STAY = Duration.seconds(6);

    private final ObservableList<Notice> notices;
    private final Map<Notice, Notification> shown = new HashMap<>();

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
        String text = notice.detail() == null ? notice.text() : notice.text() + "\n" + notice.detail();
        boolean error = notice.kind() == Notice.Kind.ERROR;
        Notification node = new Notification(text, ActionNodes.icon(error ? Feather.ALERT_TRIANGLE : Feather.INFO));
        node.getStyleClass().addAll(Styles.ELEVATED_2, error ? Styles.DANGER : Styles.ACCENT);
        node.setAccessibleText(text);
        node.setOnClose(e -> notices.remove(notice));
        if (notice.action() != null) {
            Button button = new Button(
                    notice.action().name(), ActionNodes.icon(notice.action().icon()));
            button.setId("notice-action");
            button.setAccessibleText(notice.action().name());
            Runnable run = notice.action()::fire;
            button.setOnAction(e -> {
                notices.remove(notice);
                run.run();
            });
            node.setPrimaryActions(button);
        }
        shown.put(notice, node);
        getChildren().add(node);
        if (!error) {
            PauseTransition leave = new PauseTransition(STAY);
            leave.setOnFinished(e -> notices.remove(notice));
            leave.play();
        }
    }

    private void remove(Notice notice) {
        getChildren().remove(shown.remove(notice));
    }
}
