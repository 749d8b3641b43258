package org.assetkiln.ui.preview;

import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** Which part of a picture is to be painted anew, in the picture's proportions. Knows no control. */
final class PaintMask {
    /** Of the longer side; the engine scales it to the picture. */
    static final int EDGE = 512;

    private static final int UNDO_STEPS = 50;
    private static final int WHITE = 0xffffff;
    private static final int HALF = 0x80;

    private final int width;
    private final int height;
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private final Deque<boolean[]> before = new ArrayDeque<>();
    private boolean[] painted;

    /** Nothing is painted yet; the picture's size gives the proportions. */
    PaintMask(int pictureWidth, int pictureHeight) {
        double scale = (double) EDGE / Math.max(pictureWidth, pictureHeight);
        width = Math.max(1, (int) Math.round(pictureWidth * scale));
        height = Math.max(1, (int) Math.round(pictureHeight * scale));
        painted = new boolean[width * height];
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Counts up with every change. */
    ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    boolean isPainted(int x, int y) {
        return painted[y * width + x];
    }

    boolean isEmpty() {
        for (boolean one : painted) {
            if (one) {
                return false;
            }
        }
        return true;
    }

    /** The next strokes, up to the next call, are undone together. */
    void begin() {
        before.push(painted.clone());
        if (before.size() > UNDO_STEPS) {
            before.removeLast();
        }
    }

    /** A round brush from one point to another, in pixels of the mask. */
    void stroke(double fromX, double fromY, double toX, double toY, double radius, boolean paint) {
        double length = Math.hypot(toX - fromX, toY - fromY);
        int dabs = (int) Math.ceil(length / Math.max(1, radius / 2)) + 1;
        for (int i = 0; i < dabs; i++) {
            double share = dabs == 1 ? 1 : (double) i / (dabs - 1);
            dab(fromX + share * (toX - fromX), fromY + share * (toY - fromY), radius, paint);
        }
        changed();
    }

    private void dab(double x, double y, double radius, boolean paint) {
        int top = (int) Math.max(0, Math.floor(y - radius));
        int bottom = (int) Math.min(height - 1, Math.ceil(y + radius));
        int left = (int) Math.max(0, Math.floor(x - radius));
        int right = (int) Math.min(width - 1, Math.ceil(x + radius));
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                if (Math.hypot(column + 0.5 - x, row + 0.5 - y) <= radius) {
                    painted[row * width + column] = paint;
                }
            }
        }
    }

    void undo() {
        if (!before.isEmpty()) {
            painted = before.pop();
            changed();
        }
    }

    void clear() {
        begin();
        Arrays.fill(painted, false);
        changed();
    }

    void invert() {
        begin();
        for (int i = 0; i < painted.length; i++) {
            painted[i] = !painted[i];
        }
        changed();
    }

    /** White where painted, black elsewhere. */
    BufferedImage picture() {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < painted.length; i++) {
            picture.setRGB(i % width, i / width, painted[i] ? WHITE : 0);
        }
        return picture;
    }

    /** Takes over a mask that was kept with a picture, of any size. */
    void read(BufferedImage picture) {
        begin();
        for (int i = 0; i < painted.length; i++) {
            int x = i % width * picture.getWidth() / width;
            int y = i / width * picture.getHeight() / height;
            painted[i] = (picture.getRGB(x, y) & 0xff) >= HALF;
        }
        changed();
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }
}
