package org.assetkiln.ui.dataset;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.assetkiln.project.DatasetImage;
import org.assetkiln.ui.Fx;
import org.assetkiln.ui.PixelView;

/** One picture over the whole window: keys 1 to 6 for 100 to 3200 %, 0 fits, arrows go on, wheel zooms, drag pans. */
final class LargePreview extends VBox {
    private static final List<KeyCode> ZOOM_KEYS =
            List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5, KeyCode.DIGIT6);
    private static final double MAX = 32;

    private final DatasetModel model;
    private final PixelView picture = new PixelView();
    private final Label name = new Label();
    private Point2D grabbed = Point2D.ZERO;

    LargePreview(DatasetModel model) {
        this.model = model;
        getStyleClass().addAll("sheet", "large-preview");
        setId("large-preview");
        setFocusTraversable(true);
        setAccessibleText("Large preview");
        VBox.setVgrow(picture, Priority.ALWAYS);
        picture.getStyleClass().add("stage");
        picture.setAccessibleText("The picture, large");
        picture.setOnScroll(e -> zoomBy(e.getDeltaY() > 0 ? 2 : 0.5));
        picture.setOnMousePressed(this::grab);
        picture.setOnMouseDragged(this::drag);
        Label zoom = new Label();
        zoom.setId("preview-zoom");
        zoom.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Math.round(picture.shownZoomProperty().get() * 100) + " %", picture.shownZoomProperty()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label help = new Label("1 to 6: 100 to 3200 %    0: fit    ← →: other images    Esc: close");
        help.getStyleClass().add("muted");
        name.getStyleClass().add("strong");
        getChildren().addAll(new HBox(16, name, zoom, gap, help), picture);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        InvalidationListener follow = o -> show();
        sceneProperty().addListener((o, was, now) -> {
            model.context().current().removeListener(follow);
            if (now != null) {
                model.context().current().addListener(follow);
                prefWidthProperty().bind(now.widthProperty().subtract(96));
                prefHeightProperty().bind(now.heightProperty().subtract(96));
                maxWidthProperty().bind(prefWidthProperty());
                maxHeightProperty().bind(prefHeightProperty());
                Fx.later(this::requestFocus);
            }
        });
        show();
    }

    private void show() {
        DatasetImage image = model.context().current().get();
        if (image == null) {
            return;
        }
        name.setText(image.name());
        picture.panProperty().set(Point2D.ZERO);
        model.context().pictures().file(image.file(), 0, picture.imageProperty()::set);
    }

    private void key(KeyEvent e) {
        int level = ZOOM_KEYS.indexOf(e.getCode());
        if (level >= 0) {
            zoomTo(1 << level);
        } else {
            switch (e.getCode()) {
                case DIGIT0 -> zoomTo(0);
                case LEFT, UP -> go(-1);
                case RIGHT, DOWN -> go(1);
                case SPACE -> model.context().overlay().set(null);
                default -> {
                    return;
                }
            }
        }
        e.consume();
    }

    private void go(int by) {
        int next = model.selection().focus().get() + by;
        if (next >= 0 && next < model.shown().size()) {
            model.selection().select(next);
        }
    }

    private void zoomTo(double factor) {
        picture.panProperty().set(Point2D.ZERO);
        picture.zoomProperty().set(factor);
    }

    private void zoomBy(double factor) {
        double now = picture.shownZoomProperty().get();
        double next = factor > 1 ? Math.floor(now * factor) : Math.ceil(now * factor);
        picture.zoomProperty().set(Math.max(1, Math.min(MAX, next)));
    }

    private void grab(MouseEvent e) {
        grabbed = new Point2D(e.getX(), e.getY()).subtract(picture.panProperty().get());
    }

    private void drag(MouseEvent e) {
        picture.panProperty().set(new Point2D(e.getX(), e.getY()).subtract(grabbed));
    }
}
