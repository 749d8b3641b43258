package org.assetkiln.ui.slicer;

import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.assetkiln.imaging.sheet.Area;
import org.assetkiln.imaging.sheet.Cut;
import org.assetkiln.ui.PictureLoader;
import org.assetkiln.ui.PixelView;

/** The sheet, large, with the cuts drawn over it. The wheel zooms, dragging moves, a click leaves a piece out. */
final class SheetView extends Region {
    private static final Color LINE = Color.web("#ff2d95");
    private static final Color SHADOW = Color.gray(0, 0.6);
    private static final Color OUT = Color.gray(0.2, 0.65);
    private static final double MOST = 32;

    private final SlicerModel model;
    private final PixelView picture = new PixelView();
    private final Canvas lines = new Canvas();
    private Point2D grabbed = Point2D.ZERO;
    private boolean dragged;

    SheetView(SlicerModel model) {
        this.model = model;
        setId("slicer-sheet");
        getStyleClass().add("stage");
        picture.setAccessibleText("The sheet with its cuts");
        lines.setMouseTransparent(true);
        getChildren().addAll(picture, lines);
        model.sheet().subscribe(opened -> {
            if (opened != null) {
                picture.imageProperty().set(PictureLoader.toImage(opened.picture()));
            }
        });
        model.cuts().subscribe(this::requestLayout);
        model.leftOut().subscribe(this::requestLayout);
        setOnScroll(this::zoom);
        setOnMousePressed(e -> {
            grabbed = new Point2D(e.getX(), e.getY())
                    .subtract(picture.panProperty().get());
            dragged = false;
        });
        setOnMouseDragged(this::drag);
        setOnMouseClicked(this::click);
    }

    private void zoom(ScrollEvent e) {
        double now = picture.shownZoomProperty().get();
        double next = e.getDeltaY() > 0 ? Math.min(MOST, now * 2) : now / 2;
        picture.zoomProperty().set(next < 0.5 ? 0 : next);
        if (next < 0.5) {
            picture.panProperty().set(Point2D.ZERO);
        }
        requestLayout();
    }

    private void drag(MouseEvent e) {
        Point2D pan = new Point2D(e.getX(), e.getY()).subtract(grabbed);
        dragged |= pan.distance(picture.panProperty().get()) > 2;
        picture.panProperty().set(pan);
        requestLayout();
    }

    private void click(MouseEvent e) {
        if (!dragged && picture.imageProperty().get() != null) {
            double zoom = picture.shownZoomProperty().get();
            model.toggle(
                    (e.getX() - picture.corner().getX()) / zoom,
                    (e.getY() - picture.corner().getY()) / zoom);
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
        if (picture.imageProperty().get() == null) {
            return;
        }
        double zoom = picture.shownZoomProperty().get();
        Set<Area> out = model.leftOut().get();
        for (Cut cut : model.cuts().get().cuts()) {
            draw(g, cut.area(), zoom, out.contains(cut.area()));
        }
    }

    private void draw(GraphicsContext g, Area area, double zoom, boolean out) {
        double x = picture.corner().getX() + area.x() * zoom;
        double y = picture.corner().getY() + area.y() * zoom;
        double w = area.width() * zoom;
        double h = area.height() * zoom;
        if (out) {
            g.setFill(OUT);
            g.fillRect(x, y, w, h);
        }
        g.setLineWidth(1);
        g.setStroke(SHADOW);
        g.strokeRect(x + 1.5, y + 1.5, Math.max(0, w - 3), Math.max(0, h - 3));
        g.setStroke(out ? Color.GRAY : LINE);
        g.strokeRect(x + 0.5, y + 0.5, Math.max(0, w - 1), Math.max(0, h - 1));
    }
}
