package org.assetkiln.ui.prepare;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.assetkiln.ui.PictureLoader;
import org.assetkiln.ui.PixelView;
import org.jspecify.annotations.Nullable;

/** An image with the reason why it does not fit. */
final class StrangerCell extends ListCell<Stranger> {
    private static final int EDGE = 48;

    private final PictureLoader pictures;
    private final PixelView picture = new PixelView();
    private final Label name = new Label();
    private final Label why = new Label();
    private final HBox row = new HBox(12, picture, new VBox(4, name, why));

    StrangerCell(PictureLoader pictures) {
        this.pictures = pictures;
        picture.setMinSize(EDGE, EDGE);
        picture.setPrefSize(EDGE, EDGE);
        why.getStyleClass().add("muted");
        row.getStyleClass().add("row");
    }

    @Override
    protected void updateItem(@Nullable Stranger item, boolean empty) {
        super.updateItem(item, empty);
        setGraphic(item == null || empty ? null : row);
        picture.imageProperty().set(null);
        if (item != null && !empty) {
            name.setText(item.image().name());
            why.setText(item.why());
            setAccessibleText(item.image().name() + ", " + item.why());
            pictures.thumbnail(item.image(), 256, loaded -> {
                if (item.equals(getItem())) {
                    picture.imageProperty().set(loaded);
                }
            });
        }
    }
}
