package org.assetkiln.ui;

import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps only the latest of quick requests and does it after a pause. FX thread only. */
public final class Debounce {
    /** Starting a pause again costs more than many a request: of a hundred thousand in a row only some do. */
    private static final long NEGLIGIBLE_NANOS = 10_000_000;

    private final PauseTransition pause;
    private @Nullable Runnable waiting;
    private long begun;

    /** Waits {@code millis} after the last request. */
    public Debounce(int millis) {
        pause = new PauseTransition(Duration.millis(millis));
        pause.setOnFinished(e -> flush());
    }

    public void request(Runnable work) {
        long now = System.nanoTime();
        if (waiting == null || now - begun > NEGLIGIBLE_NANOS) {
            begun = now;
            pause.playFromStart();
        }
        waiting = work;
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
