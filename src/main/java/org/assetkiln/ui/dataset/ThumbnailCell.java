package org.assetkiln.ui.dataset;

import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.ui.PictureLoader;
import org.assetkiln.ui.PixelView;
import org.assetkiln.ui.StateBadge;
import org.controlsfx.control.GridCell;
import org.jspecify.annotations.Nullable;

/** One image in the grid: picture, badge, name. Its nodes are made once; only their properties change. */
final class ThumbnailCell extends GridCell<DatasetImage> {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass FOCUS = PseudoClass.getPseudoClass("item-focus");
    /** Larger than any thumbnail, so that the size slider never decodes anything again. */
    private static final int EDGE = 320;

    private final DatasetModel model;
    private final PixelView picture = new PixelView();
    private final StateBadge badge = new StateBadge();
    private final Label name = new Label();
    private final VBox content;
    private PictureLoader.@Nullable Request request;
    private @Nullable DatasetImage pictured;

    ThumbnailCell(DatasetModel model, Set<ThumbnailCell> live) {
        this.model = model;
        live.add(this);
        getStyleClass().add("thumbnail-cell");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        StackPane.setAlignment(badge, Pos.TOP_RIGHT);
        StackPane frame = new StackPane(picture, badge);
        frame.getStyleClass().add("thumbnail-frame");
        VBox.setVgrow(frame, Priority.ALWAYS);
        name.getStyleClass().add("thumbnail-name");
        name.setMaxWidth(Double.MAX_VALUE);
        content = new VBox(4, frame, name);
        content.setAlignment(Pos.CENTER);
        content.setMouseTransparent(true);
        content.prefWidthProperty().bind(widthProperty());
        content.prefHeightProperty().bind(heightProperty());
        setGraphic(content);
    }

    @Override
    protected void updateItem(@Nullable DatasetImage item, boolean empty) {
        super.updateItem(item, empty);
        content.setVisible(!empty && item != null);
        // The grid clears a cell and fills it again with the same item at each change of the list; an item that goes
        // may be back at once, so its picture is let go only when another one comes.
        if (!empty && item != null) {
            show(item);
        } else {
            updateSelection();
        }
    }

    private void show(DatasetImage item) {
        if (!item.equals(pictured)) {
            pictured = item;
            if (request != null) {
                request.cancel();
            }
            picture.imageProperty().set(null);
            if (item.usable()) {
                request = model.context().pictures().file(item.file(), EDGE, picture.imageProperty()::set);
            }
        }
        name.setText(item.name());
        updateCaption(item.id());
        updateSelection();
    }

    /** The caption of the image {@code id} or its state may have changed. */
    void updateCaption(String id) {
        DatasetImage item = getItem();
        if (item != null && item.id().equals(id)) {
            Caption caption = model.context().captions().get(item);
            badge.show(item, caption);
            setAccessibleText(item.name() + ", " + badge.getAccessibleText());
        }
    }

    /** Selection or focus may have moved. */
    void updateSelection() {
        DatasetImage item = getItem();
        pseudoClassStateChanged(SELECTED, item != null && model.selection().isSelected(item));
        pseudoClassStateChanged(
                FOCUS, item != null && getIndex() == model.selection().focus().get());
    }
}
