package org.assetkiln.ui;

import javafx.scene.layout.Region;

/** The pattern that stands for transparency; its two greys come from the theme. */
public final class Checkerboard extends Region {
    public Checkerboard() {
        getStyleClass().add("checkerboard");
        setMouseTransparent(true);
    }
}
