package org.assetkiln.ui.preview;

import javafx.geometry.Orientation;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.assetkiln.ui.PictureLoader;
import org.assetkiln.ui.PixelView;
import org.jspecify.annotations.Nullable;

/** The gallery as a strip: arrow keys look, a click or Enter takes over a picture's settings, too. */
final class GalleryStrip extends ListView<MadePicture> {
    private static final double EDGE = 96;

    private final PictureLoader pictures;
    private final Runnable onRestore;

    GalleryStrip(Gallery gallery, PictureLoader pictures, Runnable onRestore) {
        super(gallery.pictures());
        this.pictures = pictures;
        this.onRestore = onRestore;
        setId("preview-gallery");
        getStyleClass().add("gallery");
        setOrientation(Orientation.HORIZONTAL);
        setAccessibleText("Pictures made so far, the newest first");
        setPrefHeight(EDGE + 40);
        setMinHeight(EDGE + 40);
        setCellFactory(list -> new Cell());
        getSelectionModel().selectedItemProperty().subscribe(item -> {
            if (item != null) {
                gallery.selected().set(item);
            }
        });
        gallery.selected().subscribe(item -> {
            getSelectionModel().select(item);
            if (item != null) {
                scrollTo(item);
            }
        });
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                onRestore.run();
                e.consume();
            }
        });
    }

    private final class Cell extends ListCell<MadePicture> {
        private final PixelView view = new PixelView();
        private final Tooltip tooltip = new Tooltip("Click to take over its settings");
        private PictureLoader.@Nullable Request request;

        private Cell() {
            view.setMinSize(EDGE, EDGE);
            view.setPrefSize(EDGE, EDGE);
            view.setMaxSize(EDGE, EDGE);
            setTooltip(tooltip);
            setOnMouseClicked(e -> {
                if (e.getButton() == MouseButton.PRIMARY && getItem() != null) {
                    onRestore.run();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable MadePicture item, boolean empty) {
            MadePicture before = getItem();
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            setAccessibleText(item.file().getFileName().toString());
            setGraphic(view);
            if (!item.equals(before)) {
                load(item);
            }
        }

        private void load(MadePicture item) {
            if (request != null) {
                request.cancel();
            }
            view.imageProperty().set(null);
            request = pictures.file(item.file(), 192, picture -> {
                if (item.equals(getItem())) {
                    view.imageProperty().set(picture);
                }
            });
        }
    }
}
