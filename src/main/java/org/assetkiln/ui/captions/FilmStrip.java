package org.assetkiln.ui.captions;

import javafx.collections.MapChangeListener;
import javafx.collections.WeakMapChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.StackPane;
import org.assetkiln.project.Caption;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.ui.CaptionBook;
import org.assetkiln.ui.PictureLoader;
import org.assetkiln.ui.PixelView;
import org.assetkiln.ui.StateBadge;
import org.assetkiln.ui.StudioContext;
import org.jspecify.annotations.Nullable;

/** The neighbours of the image in a row, each with its state. A click brings one up. */
final class FilmStrip extends ListView<DatasetImage> {
    private static final double EDGE = 64;
    private static final int DECODED = 320;

    private final StudioContext context;

    FilmStrip(CaptionsModel model) {
        super(model.images());
        this.context = model.context();
        getStyleClass().add("film-strip");
        setId("film-strip");
        setOrientation(Orientation.HORIZONTAL);
        setAccessibleText("The images to review");
        setFocusTraversable(false);
        setFixedCellSize(EDGE + 16);
        setMinHeight(EDGE + 48);
        setPrefHeight(EDGE + 48);
        setCellFactory(view -> new Cell());
        getSelectionModel().selectedItemProperty().addListener((o, was, now) -> {
            if (now != null) {
                context.current().set(now);
            }
        });
        context.current().addListener((o, was, now) -> follow(now));
        follow(context.current().get());
    }

    private void follow(@Nullable DatasetImage image) {
        int index = image == null ? -1 : getItems().indexOf(image);
        if (index >= 0 && index != getSelectionModel().getSelectedIndex()) {
            getSelectionModel().select(index);
        }
        center();
    }

    /** Keeps the selected picture off the edge, so that its neighbours are seen. */
    void center() {
        int shown = (int) (getWidth() / (EDGE + 16));
        scrollTo(Math.max(0, getSelectionModel().getSelectedIndex() - shown / 2));
    }

    private final class Cell extends ListCell<DatasetImage> {
        private final PixelView picture = new PixelView();
        private final StateBadge badge = new StateBadge();
        private final StackPane frame = new StackPane(picture, badge);
        private PictureLoader.@Nullable Request request;
        private @Nullable DatasetImage pictured;

        Cell() {
            picture.setPrefSize(EDGE, EDGE);
            frame.setMinSize(EDGE, EDGE);
            frame.setMaxSize(EDGE, EDGE);
            StackPane.setAlignment(badge, Pos.TOP_RIGHT);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setAlignment(Pos.CENTER);
            CaptionBook book = context.captions();
            book.all().addListener(new WeakMapChangeListener<>(listener));
        }

        private final MapChangeListener<String, Caption> listener = change -> updateCaption(change.getKey());

        @Override
        protected void updateItem(@Nullable DatasetImage item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            setGraphic(frame);
            if (!item.equals(pictured)) {
                pictured = item;
                if (request != null) {
                    request.cancel();
                }
                picture.imageProperty().set(null);
                if (item.usable()) {
                    request = context.pictures().file(item.file(), DECODED, picture.imageProperty()::set);
                }
            }
            updateCaption(item.id());
        }

        private void updateCaption(String id) {
            DatasetImage item = getItem();
            if (item != null && item.id().equals(id)) {
                badge.show(item, context.captions().get(item));
                setAccessibleText(item.name() + ", " + badge.getAccessibleText());
            }
        }
    }
}
