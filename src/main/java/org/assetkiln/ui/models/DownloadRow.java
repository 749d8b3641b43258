package org.assetkiln.ui.models;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.ui.models.Download.State;

/** A download above the list: how far it is, and the button that fits. */
final class DownloadRow extends HBox {
    private final Download download;
    private final Button button = new Button();
    private final Button close = new Button("Close");
    private final Label text = new Label();

    /** @param onClose takes the row away */
    DownloadRow(Download download, Runnable onClose) {
        super(16);
        this.download = download;
        getStyleClass().add("download-row");
        setAlignment(Pos.CENTER_LEFT);
        var title = new Label(download.title());
        title.getStyleClass().add("strong");
        text.textProperty().bind(download.text());
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        var bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add(Styles.SMALL);
        bar.setAccessibleText("Progress of " + download.title());
        bar.progressProperty().bind(download.fraction());
        var middle = new VBox(4, title, bar, text);
        HBox.setHgrow(middle, Priority.ALWAYS);
        button.setMinWidth(Region.USE_PREF_SIZE);
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.setAccessibleText("Close " + download.title());
        close.setOnAction(e -> onClose.run());
        getChildren().addAll(middle, button, close);
        download.state().subscribe(this::show);
    }

    private void show(State state) {
        boolean running = state == State.RUNNING;
        button.setText(running ? "Stop" : "Go on");
        button.setAccessibleText(button.getText() + " " + download.title());
        button.setOnAction(e -> {
            if (running) {
                download.cancel();
            } else {
                download.run();
            }
        });
        button.setVisible(state != State.DONE);
        button.setManaged(button.isVisible());
        close.setVisible(!running);
        close.setManaged(!running);
        text.getStyleClass().setAll("label", state == State.FAILED ? "danger-text" : "muted", "small");
    }
}
