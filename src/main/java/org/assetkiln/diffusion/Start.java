package org.assetkiln.diffusion;

import java.awt.image.BufferedImage;
import org.assetkiln.imaging.Canvas;

/** What a batch of pictures starts from. */
public sealed interface Start {
    /** Noise alone. */
    record Nothing() implements Start {}

    /**
     * Image to image (Meng et al. 2021, arXiv 2108.01073).
     *
     * @param picture opaque, of the size to make
     * @param strength how much may change, above 0 to 1
     */
    record Image(BufferedImage picture, double strength) implements Start {}

    /**
     * Inpainting and outpainting: with an inpainting model it sees what is kept; with any other what is kept is put back
     * after each step, with the noise of that step (Lugmayr et al. 2022, arXiv 2201.09865, without resampling).
     *
     * @param canvas of the size to make
     * @param strength how much may change of what is painted, above 0 to 1
     */
    record Masked(Canvas canvas, double strength) implements Start {}

    /** Noise alone. */
    Start NOTHING = new Nothing();
}
