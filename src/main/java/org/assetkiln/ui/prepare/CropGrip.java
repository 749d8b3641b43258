package org.assetkiln.ui.prepare;

import java.util.Optional;
import javafx.geometry.Dimension2D;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import org.assetkiln.imaging.recipe.Crop;

/**
 * By what a crop is held: an edge, a corner or the whole of it. All in whole pixels of the picture, and never beyond it.
 *
 * @param x -1 for the left edge, 1 for the right one, 0 for neither
 * @param y -1 for the upper edge, 1 for the lower one, 0 for neither
 */
record CropGrip(int x, int y) {
    /** All of it: it is moved. */
    static final CropGrip WHOLE = new CropGrip(0, 0);

    /** What lies under a point of the picture, edges also {@code reach} pixels beside it; empty outside of the crop. */
    static Optional<CropGrip> at(Crop crop, Point2D point, double reach) {
        double right = crop.x() + crop.width();
        double bottom = crop.y() + crop.height();
        if (point.getX() < crop.x() - reach
                || point.getX() > right + reach
                || point.getY() < crop.y() - reach
                || point.getY() > bottom + reach) {
            return Optional.empty();
        }
        return Optional.of(
                new CropGrip(side(point.getX(), crop.x(), right, reach), side(point.getY(), crop.y(), bottom, reach)));
    }

    private static int side(double place, double low, double high, double reach) {
        double near = Math.min(reach, (high - low) / 3); // the middle of a small one still moves it
        if (place >= high - near) {
            return 1;
        }
        return place <= low + near ? -1 : 0;
    }

    /** The crop after it was pulled by so many pixels. */
    Crop pulled(Crop crop, Point2D by, Dimension2D picture, double ratio) {
        int dx = (int) Math.round(by.getX());
        int dy = (int) Math.round(by.getY());
        if (equals(WHOLE)) {
            int left = bounded(crop.x() + dx, (int) picture.getWidth() - crop.width());
            int top = bounded(crop.y() + dy, (int) picture.getHeight() - crop.height());
            return new Crop(left, top, crop.width(), crop.height());
        }
        double fixedX = x < 0 ? crop.x() + crop.width() : crop.x();
        double fixedY = y < 0 ? crop.y() + crop.height() : crop.y();
        double width = crop.width() + x * dx;
        double height = crop.height() + y * dy;
        if (ratio > 0 && y == 0) {
            height = width / ratio;
        } else if (ratio > 0 && x == 0) {
            width = height * ratio;
        }
        return spanned(new Point2D(fixedX, fixedY), new Dimension2D(width, height), picture, ratio);
    }

    /** A crop drawn anew between two points; of a ratio where one is said (0: none). */
    static Crop drawn(Point2D from, Point2D to, Dimension2D picture, double ratio) {
        Point2D fixed = new Point2D(
                bounded(from.getX(), (int) picture.getWidth()), bounded(from.getY(), (int) picture.getHeight()));
        var grip = new CropGrip(to.getX() < fixed.getX() ? -1 : 1, to.getY() < fixed.getY() ? -1 : 1);
        var size = new Dimension2D(Math.abs(to.getX() - fixed.getX()), Math.abs(to.getY() - fixed.getY()));
        return grip.spanned(fixed, size, picture, ratio);
    }

    /** As large as is wanted and fits between a fixed corner and the picture's edges. */
    private Crop spanned(Point2D fixed, Dimension2D wanted, Dimension2D picture, double ratio) {
        double roomX = x < 0 ? fixed.getX() : picture.getWidth() - fixed.getX();
        double roomY = y < 0 ? fixed.getY() : picture.getHeight() - fixed.getY();
        double width = Math.min(Math.max(1, wanted.getWidth()), roomX);
        double height = Math.min(Math.max(1, wanted.getHeight()), roomY);
        if (ratio > 0) {
            width = Math.min(width, height * ratio);
            height = width / ratio;
        }
        int w = (int) Math.max(1, Math.round(width));
        int h = (int) Math.max(1, Math.round(height));
        int left = bounded(x < 0 ? fixed.getX() - w : fixed.getX(), (int) picture.getWidth() - w);
        int top = bounded(y < 0 ? fixed.getY() - h : fixed.getY(), (int) picture.getHeight() - h);
        return new Crop(left, top, w, h);
    }

    private static int bounded(double place, int most) {
        return (int) Math.max(0, Math.min(most, Math.round(place)));
    }

    Cursor cursor() {
        if (equals(WHOLE)) {
            return Cursor.MOVE;
        }
        if (x == 0) {
            return Cursor.V_RESIZE;
        }
        if (y == 0) {
            return Cursor.H_RESIZE;
        }
        return x == y ? Cursor.NW_RESIZE : Cursor.NE_RESIZE;
    }
}
