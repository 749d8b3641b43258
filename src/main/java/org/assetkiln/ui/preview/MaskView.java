package org.assetkiln.ui.preview;

import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * A picture with what is painted on it in a see-through colour. The mouse paints, its other button erases; the arrow keys
 * move the brush, Space paints and Delete erases. What will be painted beyond the picture's edges is shown around it.
 */
final class MaskView extends Region {
    private static final int PAINTED = 0x99e5484d;
    private static final Color BEYOND = Color.web("#e5484d", 0.35);
    private static final Color BEYOND_EDGE = Color.web("#e5484d");
    private static final double KEY_STEP = 16;
    private static final double MARGIN = 16;
    private static final double DASH = 6;

    private final Canvas canvas = new Canvas();
    private final Brush brush;
    private @Nullable Image picture;
    private @Nullable PaintMask mask;
    private @Nullable WritableImage overlay;
    private Surroundings beyond = Surroundings.NONE;
    private Point2D at = Point2D.ZERO;

    MaskView(Brush brush) {
        this.brush = brush;
        setId("preview-mask");
        getStyleClass().add("mask-view");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText("Paint where the picture is to change");
        setAccessibleHelp("Arrow keys move the brush, Space paints, Delete erases");
        setFocusTraversable(true);
        getChildren().add(canvas);
        brush.size().subscribe(this::requestLayout);
        setOnMousePressed(e -> {
            requestFocus();
            at = inMask(e);
            begin();
            paint(e);
        });
        setOnMouseDragged(this::paint);
        setOnMouseMoved(e -> move(inMask(e)));
        setOnKeyPressed(this::key);
    }

    /** Shows another picture and its mask; the mask tells when it changes. */
    void show(@Nullable Image picture, @Nullable PaintMask mask) {
        this.picture = picture;
        this.mask = mask;
        overlay = mask == null ? null : new WritableImage(mask.width(), mask.height());
        at = mask == null ? Point2D.ZERO : new Point2D(mask.width() / 2.0, mask.height() / 2.0);
        refresh();
    }

    /** Shows what will be painted beyond the edges. */
    void surround(Surroundings next) {
        beyond = next;
        setAccessibleText(
                next.isEmpty()
                        ? "Paint where the picture is to change"
                        : "Paint where the picture is to change; around it more will be painted");
        requestLayout();
    }

    /** Shows the mask as it is now. */
    void refresh() {
        PaintMask now = mask;
        WritableImage shown = overlay;
        if (now != null && shown != null) {
            int[] pixels = new int[now.width() * now.height()];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = now.isPainted(i % now.width(), i / now.width()) ? PAINTED : 0;
            }
            shown.getPixelWriter()
                    .setPixels(
                            0, 0, now.width(), now.height(), PixelFormat.getIntArgbInstance(), pixels, 0, now.width());
        }
        requestLayout();
    }

    private void begin() {
        if (mask != null) {
            mask.begin();
        }
    }

    private void paint(MouseEvent e) {
        stroke(
                inMask(e),
                e.getButton() != MouseButton.SECONDARY && !brush.erases().get());
    }

    private void stroke(Point2D to, boolean paint) {
        if (mask != null) {
            mask.stroke(at.getX(), at.getY(), to.getX(), to.getY(), brush.size().get() / 2, paint);
        }
        move(to);
    }

    private void move(Point2D to) {
        at = to;
        requestLayout();
    }

    private void key(KeyEvent e) {
        switch (e.getCode()) {
            case LEFT -> move(at.add(-KEY_STEP, 0));
            case RIGHT -> move(at.add(KEY_STEP, 0));
            case UP -> move(at.add(0, -KEY_STEP));
            case DOWN -> move(at.add(0, KEY_STEP));
            case SPACE, DELETE -> {
                begin();
                stroke(at, e.getCode() == KeyCode.SPACE);
            }
            default -> {
                return;
            }
        }
        e.consume();
    }

    private Point2D inMask(MouseEvent e) {
        double scale = scale();
        return new Point2D((e.getX() - left(scale)) / scale, (e.getY() - top(scale)) / scale);
    }

    /** Screen pixels for one of the mask. */
    private double scale() {
        return mask == null
                ? 1
                : Math.max(1e-3, Math.min(inner(getWidth()) / wide(mask), inner(getHeight()) / high(mask)));
    }

    private double wide(PaintMask shown) {
        return beyond.left() + shown.width() + beyond.right();
    }

    private double high(PaintMask shown) {
        return beyond.top() + shown.height() + beyond.bottom();
    }

    private static double inner(double length) {
        return length - 2 * MARGIN;
    }

    private double left(double scale) {
        return mask == null ? 0 : (getWidth() - wide(mask) * scale) / 2 + beyond.left() * scale;
    }

    private double top(double scale) {
        return mask == null ? 0 : (getHeight() - high(mask) * scale) / 2 + beyond.top() * scale;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        if (mask == null || overlay == null) {
            return;
        }
        double scale = scale();
        drawBeyond(g, mask, scale);
        double width = mask.width() * scale;
        double height = mask.height() * scale;
        g.setImageSmoothing(picture != null && picture.getWidth() > width);
        if (picture != null) {
            g.drawImage(picture, left(scale), top(scale), width, height);
        }
        g.drawImage(overlay, left(scale), top(scale), width, height);
        double ring = brush.size().get() * scale;
        g.setStroke(Color.WHITE);
        g.strokeOval(left(scale) + at.getX() * scale - ring / 2, top(scale) + at.getY() * scale - ring / 2, ring, ring);
    }

    /** In the colour of what is painted: it changes, too. */
    private void drawBeyond(GraphicsContext g, PaintMask shown, double scale) {
        if (beyond.isEmpty()) {
            return;
        }
        double x = left(scale) - beyond.left() * scale;
        double y = top(scale) - beyond.top() * scale;
        g.setFill(BEYOND);
        g.fillRect(x, y, wide(shown) * scale, high(shown) * scale);
        g.setStroke(BEYOND_EDGE);
        g.setLineDashes(DASH, DASH);
        g.strokeRect(x, y, wide(shown) * scale, high(shown) * scale);
        g.setLineDashes();
    }
}
