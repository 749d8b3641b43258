package org.assetkiln.ui.preview;

import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/** A LoRA that can be put on the model: the result of a run. */
final class LoraEntry {
    private final String name;
    private final Path file;
    private final String baseModel;
    private final BooleanProperty on = new SimpleBooleanProperty();
    private final DoubleProperty strength = new SimpleDoubleProperty(1);

    /**
     * @param name of the run
     * @param file the safetensors file
     * @param baseModel the model that it was trained on
     */
    LoraEntry(String name, Path file, String baseModel) {
        this.name = name;
        this.file = file;
        this.baseModel = baseModel;
    }

    String name() {
        return name;
    }

    Path file() {
        return file;
    }

    String baseModel() {
        return baseModel;
    }

    BooleanProperty on() {
        return on;
    }

    /** 0 for nothing, 1 as trained. */
    DoubleProperty strength() {
        return strength;
    }
}
