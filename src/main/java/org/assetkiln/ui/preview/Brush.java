package org.assetkiln.ui.preview;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/** What paints a mask. */
final class Brush {
    private final DoubleProperty size = new SimpleDoubleProperty(64);
    private final BooleanProperty erases = new SimpleBooleanProperty();

    /** Diameter in pixels of the mask, whose longer side has {@link PaintMask#EDGE}. */
    DoubleProperty size() {
        return size;
    }

    BooleanProperty erases() {
        return erases;
    }
}
