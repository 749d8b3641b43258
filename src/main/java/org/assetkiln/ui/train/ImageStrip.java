package org.assetkiln.ui.train;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.ui.PictureLoader;
import org.assetkiln.ui.PixelView;
import org.jspecify.annotations.Nullable;

/** The images found, as a strip; a click or Space takes one out or puts it back. */
final class ImageStrip extends ListView<DatasetImage> {
    private static final PseudoClass OUT = PseudoClass.getPseudoClass("out");
    private static final double EDGE = 64;

    private final ImageChoice choice;
    private final PictureLoader pictures;

    ImageStrip(ImageChoice choice, PictureLoader pictures) {
        super(choice.found());
        this.choice = choice;
        this.pictures = pictures;
        setId("train-strip");
        getStyleClass().add("image-strip");
        setOrientation(Orientation.HORIZONTAL);
        setAccessibleText("Images that the run learns from; Space takes one out");
        setPrefHeight(EDGE + 36);
        setMinHeight(EDGE + 36);
        setCellFactory(list -> new StripCell());
        setOnKeyPressed(e -> {
            DatasetImage image = getFocusModel().getFocusedItem();
            if (e.getCode() == KeyCode.SPACE && image != null) {
                choice.toggle(image);
                e.consume();
            }
        });
    }

    private final class StripCell extends ListCell<DatasetImage> {
        private final PixelView view = new PixelView();
        private final List<PictureLoader.Request> requests = new ArrayList<>();
        private final Tooltip tooltip = new Tooltip();

        private StripCell() {
            view.setMinSize(EDGE, EDGE);
            view.setPrefSize(EDGE, EDGE);
            view.setMaxSize(EDGE, EDGE);
            setTooltip(tooltip);
            choice.chosen().subscribe(this::mark);
            setOnMouseClicked(e -> {
                DatasetImage image = getItem();
                if (image != null) {
                    choice.toggle(image);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable DatasetImage image, boolean empty) {
            DatasetImage before = getItem();
            super.updateItem(image, empty);
            if (empty || image == null) {
                setGraphic(null);
                return;
            }
            mark();
            setGraphic(view);
            if (!image.equals(before) || view.imageProperty().get() == null) {
                load(image);
            }
        }

        /** Shows whether the run gets the image. */
        private void mark() {
            DatasetImage image = getItem();
            if (image != null) {
                boolean chosen = choice.isChosen(image);
                pseudoClassStateChanged(OUT, !chosen);
                setAccessibleText(image.name() + (chosen ? "" : ", left out"));
                String hint = chosen ? "\nClick to leave it out" : "\nLeft out: click to put it back";
                tooltip.setText(image.name() + hint);
            }
        }

        private void load(DatasetImage image) {
            requests.forEach(PictureLoader.Request::cancel);
            requests.clear();
            view.imageProperty().set(null);
            requests.add(pictures.file(image.file(), 128, picture -> {
                if (image.equals(getItem())) {
                    view.imageProperty().set(picture);
                }
            }));
        }
    }
}
