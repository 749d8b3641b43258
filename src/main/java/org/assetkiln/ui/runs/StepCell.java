package org.assetkiln.ui.runs;

import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** The step of a row; the first says that nothing was learned yet. */
final class StepCell extends TableCell<Integer, Integer> {
    StepCell() {
        getStyleClass().add("step-cell");
    }

    @Override
    protected void updateItem(@Nullable Integer step, boolean empty) {
        super.updateItem(step, empty);
        setText(empty || step == null ? null : step == 0 ? "0\nuntrained" : "%,d".formatted(step));
    }
}
