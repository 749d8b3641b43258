package org.assetkiln.ui.captions.draft;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.run.captioning.DraftProgress;
import org.assetkiln.run.captioning.DraftProgress.State;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.ActionNodes;
import org.jspecify.annotations.Nullable;

/** How far the drafting is, with its buttons; takes no room while there is none. */
final class DraftStatus extends VBox {
    private static final double BAR = 6;

    private final Label text = new Label();
    private final ProgressBar bar = new ProgressBar();

    DraftStatus(DraftDesk desk, Action pause, Action resume, Action cancel) {
        super(8);
        setId("draft-status");
        getStyleClass().add("card");
        var title = new Label("Drafting captions");
        title.getStyleClass().add("section-title");
        text.setId("draft-status-text");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinHeight(BAR);
        bar.accessibleTextProperty().bind(text.textProperty());
        var problems = new Label();
        problems.getStyleClass().addAll("small", "warning-text");
        problems.setWrapText(true);
        problems.textProperty()
                .bind(Bindings.size(desk.problems())
                        .map(n -> n.intValue() == 1 ? "One picture cannot be read." : n + " pictures cannot be read."));
        problems.visibleProperty().bind(Bindings.isNotEmpty(desk.problems()));
        problems.managedProperty().bind(problems.visibleProperty());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var buttons = new HBox(8, gap, button(resume), button(pause), button(cancel));
        getChildren().addAll(title, bar, text, problems, buttons);
        managedProperty().bind(visibleProperty());
        desk.progress().subscribe(this::show);
    }

    private static Region button(Action action) {
        var button = ActionNodes.button(action);
        button.getStyleClass().add(Styles.SMALL);
        button.visibleProperty().bind(button.disabledProperty().not());
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    private void show(@Nullable DraftProgress now) {
        setVisible(now != null);
        if (now != null) {
            boolean loading = now.state() == State.RUNNING && now.done() == 0;
            bar.setProgress(loading ? -1 : (double) now.done() / Math.max(1, now.total()));
            text.setText(Remaining.words(now));
        }
    }
}
