package org.assetkiln.ui;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * A picture over a checkerboard. Enlarged it shows its pixels, nearest neighbour, each a whole number of the screen's
 * pixels; only a picture larger than the space is scaled smoothly.
 */
public final class PixelView extends Region {
    private static final int TILES = 3;
    private static final double GRID_FROM = 8;
    /** Side by side, so that one of them is seen on every colour. */
    private static final List<Color> GRID = List.of(Color.gray(0, 0.3), Color.gray(1, 0.3));

    private final Checkerboard board = new Checkerboard();
    /** Not an ImageView: that one interpolates however its smoothing is set. */
    private final Canvas canvas = new Canvas();

    private final ObjectProperty<Image> image = new SimpleObjectProperty<>();
    private final DoubleProperty zoom = new SimpleDoubleProperty(0);
    private final ReadOnlyDoubleWrapper shownZoom = new ReadOnlyDoubleWrapper(1);
    private final BooleanProperty tiled = new SimpleBooleanProperty();
    private final BooleanProperty pixelGrid = new SimpleBooleanProperty();
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
        // Not invalidation listeners: they hear of nothing more after a request for layout that was lost.
        image.subscribe(this::paint);
        zoom.subscribe((was, now) -> requestLayout());
        pan.subscribe((was, now) -> requestLayout());
        tiled.subscribe((was, now) -> requestLayout());
        pixelGrid.subscribe((was, now) -> requestLayout());
    }

    /** A picture arrives at any time and changes nobody's size: it is painted without waiting for a layout. */
    private void paint(@Nullable Image arrived) {
        requestLayout();
        if (getWidth() >= 1 && getHeight() >= 1) {
            layoutChildren();
        }
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

    /** Whether the picture is repeated, three times three, to see how it tiles. */
    public BooleanProperty tiledProperty() {
        return tiled;
    }

    /** Whether lines divide the picture's pixels where they are large enough, from 800 %. */
    public BooleanProperty pixelGridProperty() {
        return pixelGrid;
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
        int times = tiled.get() ? TILES : 1;
        double factor = zoom.get() > 0 ? zoom.get() : fit(shown.getWidth() * times, shown.getHeight() * times);
        double w = Math.max(1, snapSizeX(shown.getWidth() * factor));
        double h = Math.max(1, snapSizeY(shown.getHeight() * factor));
        double x = snapPositionX((getWidth() - w * times) / 2 + pan.get().getX());
        double y = snapPositionY((getHeight() - h * times) / 2 + pan.get().getY());
        board.resizeRelocate(x, y, w * times, h * times);
        canvas.setWidth(Math.ceil(getWidth()));
        canvas.setHeight(Math.ceil(getHeight()));
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setImageSmoothing(factor * screenScale() < 1);
        for (int tile = 0; tile < times * times; tile++) {
            draw(g, shown, new Rectangle2D(x + tile % times * w, y + tile / times * h, w, h));
        }
        if (pixelGrid.get() && factor >= GRID_FROM) {
            lines(g, new Rectangle2D(x, y, w * times, h * times), factor);
        }
        shownZoom.set(factor);
    }

    /** Where the picture's upper left corner was laid out, in this view's coordinates. */
    public Point2D corner() {
        return new Point2D(board.getLayoutX(), board.getLayoutY());
    }

    /** Draws only the part in sight: a large picture at 3200 % would be a hundred thousand pixels wide. */
    private void draw(GraphicsContext g, Image shown, Rectangle2D place) {
        double perX = place.getWidth() / shown.getWidth();
        double perY = place.getHeight() / shown.getHeight();
        double left = Math.max(0, Math.floor(-place.getMinX() / perX));
        double top = Math.max(0, Math.floor(-place.getMinY() / perY));
        double right = Math.min(shown.getWidth(), Math.ceil((canvas.getWidth() - place.getMinX()) / perX));
        double bottom = Math.min(shown.getHeight(), Math.ceil((canvas.getHeight() - place.getMinY()) / perY));
        if (right > left && bottom > top) {
            g.drawImage(
                    shown,
                    left,
                    top,
                    right - left,
                    bottom - top,
                    place.getMinX() + left * perX,
                    place.getMinY() + top * perY,
                    (right - left) * perX,
                    (bottom - top) * perY);
        }
    }

    private void lines(GraphicsContext g, Rectangle2D place, double step) {
        double thin = 1 / screenScale();
        double top = Math.max(0, place.getMinY());
        double bottom = Math.min(canvas.getHeight(), place.getMaxY());
        double left = Math.max(0, place.getMinX());
        double right = Math.min(canvas.getWidth(), place.getMaxX());
        double firstX = place.getMinX() + Math.ceil((left - place.getMinX()) / step) * step;
        double firstY = place.getMinY() + Math.ceil((top - place.getMinY()) / step) * step;
        for (int line = 0; line < GRID.size(); line++) {
            g.setFill(GRID.get(line));
            for (double x = firstX + line * thin; x < right; x += step) {
                g.fillRect(x, top, thin, bottom - top);
            }
            for (double y = firstY + line * thin; y < bottom; y += step) {
                g.fillRect(left, y, right - left, thin);
            }
        }
    }

    /** Pixels of the screen for one of the window. */
    private double screenScale() {
        Window window = getScene() == null ? null : getScene().getWindow();
        return window == null ? 1 : window.getRenderScaleX();
    }

    private double fit(double imageWidth, double imageHeight) {
        double factor = Math.min(
                (getWidth() - snappedLeftInset() - snappedRightInset()) / imageWidth,
                (getHeight() - snappedTopInset() - snappedBottomInset()) / imageHeight);
        double scale = screenScale();
        return factor * scale >= 1 ? Math.floor(factor * scale) / scale : Math.max(factor, 0.01);
    }
}
