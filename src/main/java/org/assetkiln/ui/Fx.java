package org.assetkiln.ui;

import javafx.application.Platform;

/** The one door to the FX thread. */
public final class Fx {
    private Fx() {}

    /** Runs at once on the FX thread, else as soon as that thread is free. */
    public static void run(Runnable work) {
        if (Platform.isFxApplicationThread()) {
            work.run();
        } else {
            Platform.runLater(work);
        }
    }

    /** Runs on the FX thread after what it is doing now, also when called from there. */
    public static void later(Runnable work) {
        Platform.runLater(work);
    }
}
