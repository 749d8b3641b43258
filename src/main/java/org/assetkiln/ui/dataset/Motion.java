package org.assetkiln.ui.dataset;

import java.util.List;
import javafx.scene.image.Image;

/**
 * An animation, ready to be played.
 *
 * @param frames pictures of one size
 * @param millis how long each is shown, milliseconds
 */
record Motion(List<Image> frames, List<Integer> millis) {
    /** What frames without a duration of their own get: 10 a second, usual for pixel art. */
    static final int FRAME_MILLIS = 100;

    Motion {
        frames = List.copyOf(frames);
        millis = List.copyOf(millis);
    }

    /** Whether anything moves. */
    boolean moves() {
        return frames.size() > 1;
    }
}
