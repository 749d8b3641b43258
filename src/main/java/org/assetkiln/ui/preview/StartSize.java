package org.assetkiln.ui.preview;

import java.awt.Dimension;
import org.assetkiln.diffusion.StartImage.Border;

/** How large a picture is made that starts from another one. */
final class StartSize {
    private static final int STEP = 8;

    private StartSize() {}

    /**
     * The picture with its border. A picture smaller than the model's own size, or more than twice as large, is brought to
     * the model's size, at which models draw best.
     *
     * @param modelSize edge in pixels
     * @return multiples of 8
     */
    static Dimension of(int width, int height, Border border, int modelSize) {
        int longer = Math.max(width, height);
        double scale = longer < modelSize || longer > 2 * modelSize ? (double) modelSize / longer : 1;
        return new Dimension(
                step(width * scale + border.left() + border.right()),
                step(height * scale + border.top() + border.bottom()));
    }

    private static int step(double pixels) {
        return Math.max(STEP, (int) Math.round(pixels / STEP) * STEP);
    }
}
