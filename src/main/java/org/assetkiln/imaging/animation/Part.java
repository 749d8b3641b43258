package org.assetkiln.imaging.animation;

import java.awt.Rectangle;

/**
 * What one frame changes of the picture before it.
 *
 * @param bounds where it is drawn
 * @param millis how long it is shown
 * @param blends whether it is drawn over what is there; otherwise it takes its place, transparency and all
 * @param after what becomes of it before the next frame
 */
record Part(Rectangle bounds, int millis, boolean blends, Disposal after) {
    /** What becomes of a frame's rectangle when its time is over. */
    enum Disposal {
        KEEP,
        CLEAR,
        /** What was there before comes back. */
        RESTORE
    }
}
