package org.assetkiln.ui.runs;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.run.RunState;
import org.assetkiln.run.RunStatus;
import org.assetkiln.ui.Action;
import org.assetkiln.ui.ActionNodes;

/** Above a run: its name, where it stands, what can be asked of it, and what went wrong. */
final class RunHeader extends VBox {
    private final Label name = new Label();
    private final Label state = new Label();
    private final Label progress = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Label message = new Label();
    private final Hyperlink findings = new Hyperlink();
    private final Button resume;
    private final FlowPane results;

    RunHeader(
            RunControls controls,
            Action showLog,
            Action showFindings,
            Action showImages,
            Action usePreview,
            Action export,
            Action showFile) {
        getStyleClass().add("run-header");
        name.getStyleClass().add("run-title");
        name.setId("runs-name");
        state.setId("runs-state");
        progress.setId("runs-progress");
        progress.getStyleClass().add("muted");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add(Styles.SMALL);
        bar.setAccessibleText("Progress of the run");
        message.setId("runs-message");
        message.setWrapText(true);
        message.setMinHeight(Region.USE_PREF_SIZE);
        findings.setId("runs-findings");
        findings.setOnAction(e -> showFindings.fire());
        resume = ActionNodes.button(controls.resume);
        results = new FlowPane(
                8, 8, ActionNodes.primaryButton(usePreview), ActionNodes.button(export), ActionNodes.button(showFile));
        var spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        var line = new HBox(12, name, state, progress, spacer, findings, images(showImages), log(showLog));
        line.setAlignment(Pos.CENTER_LEFT);
        name.setMinWidth(60);
        getChildren().addAll(line, bar, message, buttons(controls));
    }

    private static Hyperlink images(Action showImages) {
        var link = new Hyperlink(showImages.name());
        link.setId(showImages.id());
        link.setTooltip(new Tooltip("Which images are learned well and which are not"));
        link.setOnAction(e -> showImages.fire());
        return link;
    }

    private static Hyperlink log(Action showLog) {
        var link = new Hyperlink(showLog.name());
        link.setId(showLog.id());
        link.setTooltip(new Tooltip("What the training process printed"));
        link.setOnAction(e -> showLog.fire());
        return link;
    }

    private FlowPane buttons(RunControls controls) {
        var kill = ActionNodes.button(controls.kill);
        kill.getStyleClass().addAll(Styles.DANGER, Styles.BUTTON_OUTLINED);
        return new FlowPane(
                8,
                8,
                ActionNodes.button(controls.sample),
                ActionNodes.button(controls.pause),
                resume,
                ActionNodes.button(controls.stop),
                kill,
                results);
    }

    /** Shows where the run stands now. */
    void show(RunModel run, boolean hasResult) {
        RunStatus status = run.status().get();
        name.setText(run.run().config().name());
        StateBadge.show(state, status.state());
        progress.setText(run.progressText().get());
        bar.setProgress(run.fraction());
        bar.setVisible(status.state() == RunState.RUNNING);
        bar.setManaged(bar.isVisible());
        resume.setText(status.state() == RunState.CREATED ? "Start" : "Resume");
        showMessage(status);
        int count = run.findings().size();
        findings.setText(Words.count(count, "finding", "findings"));
        findings.setVisible(count > 0);
        results.setVisible(hasResult);
        results.setManaged(hasResult);
    }

    private void showMessage(RunStatus status) {
        boolean wrong = status.state() == RunState.FAILED || status.state() == RunState.LOST;
        boolean shown = !status.message().isBlank() && status.state() != RunState.RUNNING;
        message.setText(status.message());
        message.setVisible(shown);
        message.setManaged(shown);
        message.getStyleClass().setAll("label", wrong ? "danger-text" : "muted");
    }
}
