package org.assetkiln.ui.dataset;

import java.io.File;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import org.assetkiln.project.DatasetImage;
import org.jspecify.annotations.Nullable;

/** Drags the files of selected cards to other programs, which get copies. A drag that begins beside them is another's. */
final class DragOut {
    private static final double BESIDE_POINTER = 12;

    private final DatasetModel model;
    private final Node grid;
    private boolean armed;
    private @Nullable Image picture;

    DragOut(DatasetModel model, Node grid) {
        this.model = model;
        this.grid = grid;
        grid.addEventHandler(MouseEvent.DRAG_DETECTED, this::begin);
        grid.addEventHandler(DragEvent.DRAG_DONE, e -> armed = false);
    }

    /**
     * Whether a drag from here on is for the files.
     *
     * @param shown what follows the pointer
     */
    void arm(boolean now, @Nullable Image shown) {
        armed = now;
        picture = shown;
    }

    private void begin(MouseEvent e) {
        List<File> files = model.selected().stream()
                .map(DatasetImage::file)
                .map(path -> path.toAbsolutePath().toFile())
                .toList();
        if (!armed || files.isEmpty()) {
            return;
        }
        ClipboardContent content = new ClipboardContent();
        content.putFiles(files);
        Dragboard board = grid.startDragAndDrop(TransferMode.COPY);
        board.setContent(content);
        if (picture != null) {
            board.setDragView(picture, -BESIDE_POINTER, -BESIDE_POINTER);
        }
        e.consume();
    }
}
