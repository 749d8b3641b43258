package org.assetkiln.ui;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * A picture over a checkerboard. Enlarged it shows its pixels, nearest neighbour at a whole-number zoom; only a picture
 * larger than the space is scaled smoothly.
 */
public final class PixelView extends Region {
    private final Checkerboard board = new Checkerboard();
    /** Not an ImageView: that one interpolates however its smoothing is set. */
    private final Canvas canvas = new Canvas();

    private final ObjectProperty<Image> image = new SimpleObjectProperty<>();
    private final DoubleProperty zoom = new SimpleDoubleProperty(0);
    private final ReadOnlyDoubleWrapper shownZoom = new ReadOnlyDoubleWrapper(1);
    private final ObjectProperty<Point2D> pan = new SimpleObjectProperty<>(Point2D.ZERO);

    public PixelView() {
        getStyleClass().add("pixel-view");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().addAll(board, canvas);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        canvas.setMouseTransparent(true);
        image.addListener(o -> requestLayout());
        zoom.addListener(o -> requestLayout());
        pan.addListener(o -> requestLayout());
    }

    /** The picture, or null for nothing. */
    public ObjectProperty<Image> imageProperty() {
        return image;
    }

    /** Factor, 1 is one screen pixel for one of the picture; 0 (the default) fits the picture into the space. */
    public DoubleProperty zoomProperty() {
        return zoom;
    }

    /** The factor in use, also while fitting. */
    public ReadOnlyDoubleProperty shownZoomProperty() {
        return shownZoom.getReadOnlyProperty();
    }

    /** How far the picture's centre is from the middle of this node, in screen pixels. */
    public ObjectProperty<Point2D> panProperty() {
        return pan;
    }

    @Override
    protected void layoutChildren() {
        Image shown = image.get();
        boolean some = shown != null && shown.getWidth() > 0 && getWidth() >= 1 && getHeight() >= 1;
        board.setVisible(some);
        canvas.setVisible(some);
        if (!some) {
            return;
        }
        double factor = zoom.get() > 0 ? zoom.get() : fit(shown.getWidth(), shown.getHeight());
        double w = Math.max(1, Math.round(shown.getWidth() * factor));
        double h = Math.max(1, Math.round(shown.getHeight() * factor));
        double x = Math.round((getWidth() - w) / 2 + pan.get().getX());
        double y = Math.round((getHeight() - h) / 2 + pan.get().getY());
        board.resizeRelocate(x, y, w, h);
        canvas.setWidth(Math.ceil(getWidth()));
        canvas.setHeight(Math.ceil(getHeight()));
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setImageSmoothing(factor < 1);
        g.drawImage(shown, x, y, w, h);
        shownZoom.set(factor);
    }

    private double fit(double imageWidth, double imageHeight) {
        double factor = Math.min(
                (getWidth() - snappedLeftInset() - snappedRightInset()) / imageWidth,
                (getHeight() - snappedTopInset() - snappedBottomInset()) / imageHeight);
        return factor >= 1 ? Math.floor(factor) : Math.max(factor, 0.01);
    }
}
