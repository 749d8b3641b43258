package org.assetkiln.ui.captions.batch;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.assetkiln.ui.DifferenceView;
import org.jspecify.annotations.Nullable;

/** A caption before and after, word by word. */
final class ChangeCell extends ListCell<CaptionChange> {
    private final Label name = new Label();
    private final DifferenceView difference = new DifferenceView();
    private final VBox content = new VBox(2, name, difference);

    ChangeCell() {
        name.getStyleClass().addAll("small", "muted");
        content.maxWidthProperty().bind(widthProperty().subtract(32));
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable CaptionChange change, boolean empty) {
        super.updateItem(change, empty);
        if (empty || change == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        name.setText(change.image().name());
        difference.show(change.before().text(), change.after());
        setAccessibleText(change.image().name() + ": " + change.after());
        setGraphic(content);
    }
}
