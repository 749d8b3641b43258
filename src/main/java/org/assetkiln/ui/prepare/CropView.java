package org.assetkiln.ui.prepare;

import javafx.geometry.Point2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.assetkiln.imaging.recipe.Crop;
import org.assetkiln.ui.PixelView;

/** The file's picture; dragging over it draws the part that is taken, in the ratio chosen. */
final class CropView extends Region {
    private static final Color DARK = Color.gray(0, 0.6);
    private static final Color LINE = Color.web("#ff2d95");

    private final PrepareModel model;
    private final PixelView picture = new PixelView();
    private final Canvas lines = new Canvas();
    private Point2D from = Point2D.ZERO;

    CropView(PrepareModel model) {
        this.model = model;
        setId("prepare-file");
        getStyleClass().add("stage");
        picture.setAccessibleText("The file; drag to take a part of it");
        lines.setMouseTransparent(true);
        getChildren().addAll(picture, lines);
        picture.imageProperty().addListener(o -> requestLayout());
        model.crop.subscribe(this::requestLayout);
        setOnMousePressed(e -> from = onPicture(e));
        setOnMouseDragged(this::drag);
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

    private void drag(MouseEvent e) {
        if (picture.imageProperty().get() == null || model.shape.get() == PrepareModel.Shape.WHOLE) {
            return;
        }
        Point2D to = onPicture(e);
        int x = bounded(Math.min(from.getX(), to.getX()), model.image().width());
        int y = bounded(Math.min(from.getY(), to.getY()), model.image().height());
        int right = bounded(Math.max(from.getX(), to.getX()), model.image().width());
        int bottom = bounded(Math.max(from.getY(), to.getY()), model.image().height());
        double ratio = model.shape.get().ratio;
        int width = Math.max(1, right - x);
        int height = Math.max(1, bottom - y);
        if (ratio > 0) {
            width = Math.max(1, (int) Math.min(width, Math.round(height * ratio)));
            height = Math.max(1, (int) Math.min(height, Math.round(width / ratio)));
        }
        model.crop.set(new Crop(x, y, width, height));
    }

    private static int bounded(double place, int length) {
        return (int) Math.max(0, Math.min(length, Math.round(place)));
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
        if (picture.imageProperty().get() == null || crop == null) {
            return;
        }
        double zoom = picture.shownZoomProperty().get();
        double x = picture.corner().getX() + crop.x() * zoom;
        double y = picture.corner().getY() + crop.y() * zoom;
        g.setFill(DARK);
        g.fillRect(
                picture.corner().getX(),
                picture.corner().getY(),
                picture.imageProperty().get().getWidth() * zoom,
                picture.imageProperty().get().getHeight() * zoom);
        g.clearRect(x, y, crop.width() * zoom, crop.height() * zoom);
        g.setStroke(LINE);
        g.strokeRect(x + 0.5, y + 0.5, crop.width() * zoom - 1, crop.height() * zoom - 1);
    }
}
