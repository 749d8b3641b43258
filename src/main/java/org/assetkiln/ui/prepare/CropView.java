package org.assetkiln.ui.prepare;

import java.util.Optional;
import javafx.geometry.Dimension2D;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.assetkiln.imaging.recipe.Crop;
import org.assetkiln.ui.PixelView;
import org.jspecify.annotations.Nullable;

/**
 * The file with the part that is taken. A drag draws one, pulls it by an edge or corner, or moves it; arrow keys move it,
 * with Shift they change its size, with Ctrl eight pixels at once.
 */
final class CropView extends Region {
    private static final Color DARK = Color.gray(0, 0.6);
    private static final Color LINE = Color.web("#ff2d95");
    /** How near to an edge the pointer must be, and how large a handle is; pixels of the screen. */
    private static final double REACH = 8;

    private static final double HANDLE = 7;
    private static final int STRIDE = 8;

    private final PrepareModel model;
    private final PixelView picture = new PixelView();
    private final Canvas lines = new Canvas();
    private Point2D from = Point2D.ZERO;
    private @Nullable CropGrip grip;
    private @Nullable Crop begun;

    CropView(PrepareModel model) {
        this.model = model;
        setId("prepare-file");
        getStyleClass().add("stage");
        setFocusTraversable(true);
        setAccessibleText("The part that is taken: drag, or use the arrow keys, with Shift to change its size");
        picture.setAccessibleText("The file");
        lines.setMouseTransparent(true);
        getChildren().addAll(picture, lines);
        picture.imageProperty().addListener(o -> requestLayout());
        model.crop.subscribe(this::requestLayout);
        focusedProperty().addListener(o -> requestLayout());
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseMoved(e -> setCursor(under(onPicture(e)).map(CropGrip::cursor).orElse(Cursor.CROSSHAIR)));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    PixelView picture() {
        return picture;
    }

    private Point2D onPicture(MouseEvent e) {
        double zoom = picture.shownZoomProperty().get();
        return new Point2D(
                (e.getX() - picture.corner().getX()) / zoom,
                (e.getY() - picture.corner().getY()) / zoom);
    }

    private Dimension2D size() {
        return new Dimension2D(model.image().width(), model.image().height());
    }

    private boolean closed() {
        return picture.imageProperty().get() == null || model.scope.get() == PrepareModel.Scope.ALL;
    }

    /** An edge, a corner or the inside of what is taken; a crop of the whole picture can only be drawn anew. */
    private Optional<CropGrip> under(Point2D point) {
        Crop crop = model.crop.get();
        double reach = REACH / picture.shownZoomProperty().get();
        return crop == null || closed() ? Optional.empty() : CropGrip.at(crop, point, reach);
    }

    private void press(MouseEvent e) {
        requestFocus();
        from = onPicture(e);
        grip = under(from).orElse(null);
        begun = model.crop.get();
    }

    private void drag(MouseEvent e) {
        if (closed()) {
            return;
        }
        Point2D to = onPicture(e);
        if (model.shape.get() == PrepareModel.Shape.WHOLE) {
            model.shape.set(PrepareModel.Shape.FREE);
        }
        double ratio = model.shape.get().ratio;
        CropGrip held = grip;
        Crop crop = begun;
        model.crop.set(
                held == null || crop == null
                        ? CropGrip.drawn(from, to, size(), ratio)
                        : held.pulled(crop, to.subtract(from), size(), ratio));
    }

    private void key(KeyEvent e) {
        int step = e.isShortcutDown() ? STRIDE : 1;
        Point2D by =
                switch (e.getCode()) {
                    case LEFT -> new Point2D(-step, 0);
                    case RIGHT -> new Point2D(step, 0);
                    case UP -> new Point2D(0, -step);
                    case DOWN -> new Point2D(0, step);
                    default -> Point2D.ZERO;
                };
        Crop crop = model.crop.get();
        if (!by.equals(Point2D.ZERO) && crop != null && !closed()) {
            CropGrip held = e.isShiftDown()
                    ? new CropGrip((int) Math.signum(Math.abs(by.getX())), (int) Math.signum(Math.abs(by.getY())))
                    : CropGrip.WHOLE;
            model.crop.set(held.pulled(crop, by, size(), model.shape.get().ratio));
            e.consume();
        }
    }

    @Override
    protected void layoutChildren() {
        picture.resizeRelocate(0, 0, getWidth(), getHeight());
        picture.layout();
        lines.setWidth(getWidth());
        lines.setHeight(getHeight());
        GraphicsContext g = lines.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        Crop crop = model.crop.get();
        if (picture.imageProperty().get() != null && crop != null) {
            draw(g, crop);
        }
    }

    private void draw(GraphicsContext g, Crop crop) {
        double zoom = picture.shownZoomProperty().get();
        Point2D corner = picture.corner();
        double x = corner.getX() + crop.x() * zoom;
        double y = corner.getY() + crop.y() * zoom;
        double w = crop.width() * zoom;
        double h = crop.height() * zoom;
        g.setFill(DARK);
        g.fillRect(
                corner.getX(),
                corner.getY(),
                model.image().width() * zoom,
                model.image().height() * zoom);
        g.clearRect(x, y, w, h);
        g.setStroke(LINE);
        g.setLineWidth(isFocused() ? 2 : 1);
        g.strokeRect(x + 0.5, y + 0.5, w - 1, h - 1);
        g.setFill(Color.WHITE);
        g.setLineWidth(1);
        for (int handle = 0; handle < 9; handle++) {
            double left = Math.rint(x + handle % 3 * w / 2 - HANDLE / 2) + 0.5;
            double top = Math.rint(y + handle / 3 * h / 2 - HANDLE / 2) + 0.5;
            if (handle != 4) { // the middle
                g.fillRect(left, top, HANDLE, HANDLE);
                g.strokeRect(left, top, HANDLE, HANDLE);
            }
        }
    }
}
