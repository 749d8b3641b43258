package org.assetkiln.ui.preview;

import org.assetkiln.diffusion.StartImage.Border;

/**
 * What will be painted beyond a picture's edges, in pixels of its mask.
 *
 * @param left 0 and up, as the others
 */
record Surroundings(double left, double top, double right, double bottom) {
    static final Surroundings NONE = new Surroundings(0, 0, 0, 0);

    /**
     * Of a picture that is scaled into what the border leaves.
     *
     * @param width of the whole, in pixels of the result
     * @param height likewise
     */
    static Surroundings of(Border border, int width, int height, PaintMask mask) {
        int innerWidth = width - border.left() - border.right();
        int innerHeight = height - border.top() - border.bottom();
        if (innerWidth < 1 || innerHeight < 1) {
            return NONE; // the form says what is wrong
        }
        double across = (double) mask.width() / innerWidth;
        double down = (double) mask.height() / innerHeight;
        return new Surroundings(
                border.left() * across, border.top() * down, border.right() * across, border.bottom() * down);
    }

    boolean isEmpty() {
        return equals(NONE);
    }
}
