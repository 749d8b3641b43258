package org.assetkiln.ui.dataset;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.ui.PictureLoader;
import org.assetkiln.ui.PixelView;
import org.assetkiln.ui.StateBadge;
import org.jspecify.annotations.Nullable;

/** One image in the grid: picture, badge, name. Its nodes are made once; only their properties change. */
final class ThumbnailCell extends CardCell<DatasetImage> {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass FOCUS = PseudoClass.getPseudoClass("item-focus");
    /** Larger than any thumbnail, so that the size slider never decodes anything again. */
    private static final int EDGE = 320;

    private final DatasetModel model;
    private final PixelView picture = new PixelView();
    private final StateBadge badge = new StateBadge();
    private final Label name = new Label();
    private PictureLoader.@Nullable Request request;

    ThumbnailCell(DatasetModel model) {
        this.model = model;
        getStyleClass().add("thumbnail-cell");
        StackPane.setAlignment(badge, Pos.TOP_RIGHT);
        StackPane frame = new StackPane(picture, badge);
        frame.getStyleClass().add("thumbnail-frame");
        VBox.setVgrow(frame, Priority.ALWAYS);
        name.getStyleClass().add("thumbnail-name");
        name.setMaxWidth(Double.MAX_VALUE);
        VBox content = new VBox(4, frame, name);
        content.setAlignment(Pos.CENTER);
        content.setMouseTransparent(true);
        getChildren().add(content);
    }

    @Override
    void itemChanged() {
        if (request != null) {
            request.cancel();
        }
        picture.imageProperty().set(null);
        DatasetImage item = item();
        if (item == null) {
            return;
        }
        if (item.usable()) {
            request = model.context().pictures().thumbnail(item, EDGE, picture.imageProperty()::set);
        }
        name.setText(item.name());
        updateCaption(item.id());
    }

    /** The caption of the image {@code id} or its state may have changed. */
    void updateCaption(String id) {
        DatasetImage item = item();
        if (item != null && item.id().equals(id)) {
            Caption caption = model.context().captions().get(item);
            badge.show(item, caption);
            setAccessibleText(item.name() + ", " + badge.getAccessibleText());
        }
    }

    @Override
    void updateSelection() {
        pseudoClassStateChanged(SELECTED, selected());
        pseudoClassStateChanged(
                FOCUS, item() != null && index() == model.selection().focus().get());
    }

    @Override
    boolean selected() {
        DatasetImage item = item();
        return item != null && model.selection().isSelected(item);
    }
}
