package org.assetkiln.ui.runs;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.assetkiln.run.RunState;
import org.assetkiln.run.RunStatus;
import org.assetkiln.ui.PictureLoader;
import org.assetkiln.ui.PixelView;
import org.jspecify.annotations.Nullable;

/** A run in the list: last picture, name, state, progress, time left. */
final class RunCell extends ListCell<RunItem> {
    private static final double EDGE = 64;

    private final PictureLoader pictures;
    private final PixelView picture = new PixelView();
    private final Label name = new Label();
    private final Label state = new Label();
    private final Label detail = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final HBox box;
    private @Nullable Path shown;

    RunCell(PictureLoader pictures) {
        this.pictures = pictures;
        picture.setMinSize(EDGE, EDGE);
        picture.setMaxSize(EDGE, EDGE);
        name.getStyleClass().add("strong");
        detail.getStyleClass().addAll("muted", "small");
        bar.getStyleClass().add(Styles.SMALL);
        bar.setMaxWidth(Double.MAX_VALUE);
        var text = new VBox(4, name, new HBox(8, state), bar, detail);
        text.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        box = new HBox(12, picture, text);
        box.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
        getStyleClass().add("run-cell");
    }

    @Override
    protected void updateItem(@Nullable RunItem item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        RunStatus status = item.summary().status();
        name.setText(item.summary().name());
        StateBadge.show(state, status.state());
        bar.setProgress(status.steps() == 0 ? 0 : (double) status.step() / status.steps());
        boolean running = status.state() == RunState.RUNNING;
        bar.setVisible(running);
        bar.setManaged(running);
        detail.setText(detail(item));
        setAccessibleText(name.getText() + ", " + StateBadge.words(status.state()) + ", " + detail.getText());
        show(item.summary().sample());
        setGraphic(box);
    }

    private static String detail(RunItem item) {
        RunStatus status = item.summary().status();
        String steps = "%,d of %,d".formatted(status.step(), status.steps());
        var left = item.summary().timeLeft();
        return left == null ? steps : steps + " · " + Words.shortTime((double) left.toSeconds()) + " left";
    }

    private void show(@Nullable Path file) {
        if (file == null) {
            picture.imageProperty().set(null);
        } else if (!file.equals(shown)) {
            pictures.file(file, 128, image -> {
                if (file.equals(shown)) {
                    picture.imageProperty().set(image);
                }
            });
        }
        shown = file;
    }
}
