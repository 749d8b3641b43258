package org.assetkiln.app;

import javafx.application.Application;
import org.assetkiln.ui.StudioApp;

/** Opens the window; apart from {@link Main}, so that commands load no JavaFX. */
final class Studio {
    private Studio() {}

    static void open() {
        Application.launch(StudioApp.class);
    }
}
