package org.assetkiln.ui.runs;

import java.nio.file.Path;
import java.util.function.BiConsumer;
import javafx.scene.Cursor;
import javafx.scene.control.TableCell;
import org.assetkiln.training.event.TrainingEvent;
import org.assetkiln.ui.PictureLoader;
import org.assetkiln.ui.PixelView;
import org.jspecify.annotations.Nullable;

/** One sample picture of the matrix. */
final class SampleCell extends TableCell<Integer, Integer> {
    private final RunModel run;
    private final int prompt;
    private final String promptText;
    private final PictureLoader pictures;
    private final PixelView view = new PixelView();
    private @Nullable Path shown;
    private PictureLoader.@Nullable Request request;

    SampleCell(
            RunModel run, int prompt, String promptText, PictureLoader pictures, BiConsumer<Integer, Integer> onOpen) {
        this.run = run;
        this.prompt = prompt;
        this.promptText = promptText;
        this.pictures = pictures;
        view.setMinSize(SampleTable.CELL, SampleTable.CELL);
        view.setPrefSize(SampleTable.CELL, SampleTable.CELL);
        view.setMaxSize(SampleTable.CELL, SampleTable.CELL);
        view.setCursor(Cursor.HAND);
        view.setOnMouseClicked(e -> {
            Integer step = getItem();
            if (step != null && shown != null) {
                onOpen.accept(step, prompt);
            }
        });
        getStyleClass().add("sample-cell");
    }

    @Override
    protected void updateItem(@Nullable Integer step, boolean empty) {
        super.updateItem(step, empty);
        TrainingEvent.Sample sample =
                empty || step == null ? null : run.samples().at(step, prompt);
        Path file = sample == null ? null : run.run().path().resolve(sample.file());
        setGraphic(file == null ? null : view);
        if (file == null || file.equals(shown)) {
            shown = file;
            return;
        }
        shown = file;
        view.setId("runs-sample-" + step + "-" + prompt);
        view.setAccessibleText("Step " + step + ", " + promptText);
        view.imageProperty().set(null);
        if (request != null) {
            request.cancel();
        }
        request = pictures.file(file, 512, picture -> {
            if (file.equals(shown)) {
                view.imageProperty().set(picture);
            }
        });
    }
}
