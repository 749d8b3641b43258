package org.assetkiln.ui.dataset;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.image.Image;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.assetkiln.ui.PixelView;
import org.jspecify.annotations.Nullable;

/** One large picture, or two side by side that are zoomed and moved together. */
final class PreviewStage extends HBox {
    private static final double GAP = 8;
    private static final double MOST = 32;

    private final PixelView picture = view("The picture, large");
    private final PixelView other = view("The picture it is compared with");
    private final ObjectProperty<@Nullable Image> comparedWith = new SimpleObjectProperty<>();
    private final BooleanProperty tiled = new SimpleBooleanProperty();
    private final BooleanProperty pixelGrid = new SimpleBooleanProperty();
    private Point2D grabbed = Point2D.ZERO;

    PreviewStage() {
        super(GAP);
        other.setId("preview-other");
        picture.setId("preview-picture");
        other.imageProperty().bind(comparedWith);
        other.zoomProperty().bind(picture.zoomProperty());
        other.panProperty().bind(picture.panProperty());
        other.visibleProperty().bind(comparedWith.isNotNull());
        other.managedProperty().bind(comparedWith.isNotNull());
        for (PixelView view : new PixelView[] {other, picture}) {
            view.tiledProperty().bind(tiled);
            view.pixelGridProperty().bind(pixelGrid);
            getChildren().add(view);
        }
    }

    private PixelView view(String name) {
        PixelView view = new PixelView();
        setHgrow(view, Priority.ALWAYS);
        view.setPrefWidth(1);
        view.getStyleClass().add("stage");
        view.setAccessibleText(name);
        view.setOnScroll(e -> zoomBy(e.getDeltaY() > 0 ? 2 : 0.5, fromMiddle(view, e.getX(), e.getY())));
        view.setOnMousePressed(
                e -> grabbed = at(e).subtract(picture.panProperty().get()));
        view.setOnMouseDragged(e -> picture.panProperty().set(at(e).subtract(grabbed)));
        return view;
    }

    private static Point2D at(MouseEvent e) {
        return new Point2D(e.getX(), e.getY());
    }

    private static Point2D fromMiddle(PixelView view, double x, double y) {
        return new Point2D(x - view.getWidth() / 2, y - view.getHeight() / 2);
    }

    ObjectProperty<Image> image() {
        return picture.imageProperty();
    }

    /** What stands at the left of the picture, or null. */
    ObjectProperty<@Nullable Image> comparedWith() {
        return comparedWith;
    }

    BooleanProperty tiled() {
        return tiled;
    }

    BooleanProperty pixelGrid() {
        return pixelGrid;
    }

    ReadOnlyDoubleProperty zoom() {
        return picture.shownZoomProperty();
    }

    /** 1 is 100 %, 0 fits; in the middle again. */
    void zoomTo(double factor) {
        picture.panProperty().set(Point2D.ZERO);
        picture.zoomProperty().set(factor);
    }

    /** Whole numbers above 100 %; what is {@code at} a point, in pixels from the middle, stays there. */
    void zoomBy(double factor, Point2D at) {
        double now = picture.shownZoomProperty().get();
        double next = factor > 1 ? Math.floor(now * factor) : Math.ceil(now * factor);
        double chosen = Math.max(1, Math.min(MOST, next));
        Point2D pan = picture.panProperty().get();
        picture.panProperty().set(at.subtract(at.subtract(pan).multiply(chosen / now)));
        picture.zoomProperty().set(chosen);
    }

    /** Moves what is seen by so many pixels of the screen. */
    void panBy(double x, double y) {
        picture.panProperty().set(picture.panProperty().get().add(x, y));
    }
}
