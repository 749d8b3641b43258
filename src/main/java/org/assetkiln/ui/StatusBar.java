package org.assetkiln.ui;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** What is going on: the latest message on the left, running work with progress on the right. */
final class StatusBar extends HBox {
    private static final int SHOWN = 3;

    private final HBox works = new HBox(16);

    StatusBar(StudioContext context) {
        getStyleClass().add("status-bar");
        Label message = new Label();
        message.setId("status-message");
        ObservableList<Notice> notices = context.notices();
        notices.addListener((ListChangeListener<Notice>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(notice -> message.setText(notice.text()));
            }
        });
        context.project()
                .addListener((o, was, now) ->
                        message.setText(now == null ? "" : now.root().toString()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        works.setId("status-works");
        works.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(message, gap, works);
        ObservableList<Work> running = context.background().running();
        running.addListener((ListChangeListener<Work>) change -> show(running));
    }

    private void show(ObservableList<Work> running) {
        works.getChildren()
                .setAll(running.stream().limit(SHOWN).map(StatusBar::node).toList());
        if (running.size() > SHOWN) {
            works.getChildren().add(new Label("and " + (running.size() - SHOWN) + " more"));
        }
    }

    private static HBox node(Work work) {
        Label text = new Label();
        text.textProperty().bind(work.text());
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(work.fraction());
        bar.accessibleTextProperty().bind(Bindings.concat("Progress of ", work.title()));
        HBox node = new HBox(8, text, bar);
        node.getStyleClass().add("work");
        if (work.cancellable()) {
            Button cancel = new Button(null, ActionNodes.icon(Feather.X));
            cancel.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
            cancel.setAccessibleText("Cancel " + work.title());
            cancel.setTooltip(new Tooltip("Cancel"));
            cancel.setOnAction(e -> work.cancel());
            node.getChildren().add(cancel);
        }
        return node;
    }
}
