package org.assetkiln.ui;

import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The desktop program. */
public final class StudioApp extends Application {
    private @Nullable StudioContext context;
    private @Nullable StudioWindow window;

    @Override
    public void start(Stage stage) {
        StudioContext studio = new StudioContext();
        StudioWindow opened = new StudioWindow(stage, studio);
        context = studio;
        window = opened;
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> Fx.run(() -> studio.error("Something went wrong that should not have.", failure)));
        opened.show();
        studio.openLast();
    }

    @Override
    public void stop() {
        if (window != null) {
            window.close();
        }
        if (context != null) {
            context.close();
        }
    }
}
