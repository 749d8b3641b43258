package org.assetkiln.ui;

import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/** Buttons of sheets, whose actions stand nowhere else. */
public final class Buttons {
    private Buttons() {}

    /** A button that is never narrower than its name. */
    public static Button named(String id, String name) {
        Button button = new Button(name);
        button.setId(id);
        button.setAccessibleText(name);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }
}
