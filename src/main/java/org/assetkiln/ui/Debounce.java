package org.assetkiln.ui;

import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps only the latest of quick requests and does it after a pause. FX thread only. */
public final class Debounce {
    private final PauseTransition pause;
    private @Nullable Runnable waiting;

    /** Waits {@code millis} after the last request. */
    public Debounce(int millis) {
        pause = new PauseTransition(Duration.millis(millis));
        pause.setOnFinished(e -> flush());
    }

    public void request(Runnable work) {
        waiting = work;
        pause.playFromStart();
    }

    /** Does now what is waiting, if anything. */
    public void flush() {
        pause.stop();
        Runnable work = waiting;
        waiting = null;
        if (work != null) {
            work.run();
        }
    }

    /** Forgets what is waiting. */
    public void cancel() {
        pause.stop();
        waiting = null;
    }
}
