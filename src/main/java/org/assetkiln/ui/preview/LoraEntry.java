package org.assetkiln.ui.preview;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.assetkiln.model.lora.LoraFit;

/** A LoRA that can be put on a model: the result of a run, or a file that the user has added. */
final class LoraEntry {
    /** Strengths go from minus this to this: what is negative takes away what the LoRA has learned. */
    static final double STRONGEST = 2;

    private static final LoraFit NOT_LOOKED_AT = new LoraFit(0, List.of(), "");

    private final String name;
    private final Path file;
    private final boolean added;
    private final BooleanProperty on = new SimpleBooleanProperty();
    private final DoubleProperty strength = new SimpleDoubleProperty(1);
    private final ObjectProperty<LoraFit> fit = new SimpleObjectProperty<>(NOT_LOOKED_AT);

    /**
     * @param name of the run or the file
     * @param file the safetensors file
     * @param added whether the user has added it, and so may take it off
     */
    LoraEntry(String name, Path file, boolean added) {
        this.name = name;
        this.file = file;
        this.added = added;
    }

    /** A file that the user adds. */
    static LoraEntry of(Path file) {
        String name = String.valueOf(file.getFileName()).replaceFirst("(?i)\\.safetensors$", "");
        Path folder = file.getParent();
        // diffusers and PEFT give every LoRA the same name, in a folder that says which.
        boolean everyone = name.equals("pytorch_lora_weights") || name.equals("adapter_model");
        return new LoraEntry(everyone && folder != null ? String.valueOf(folder.getFileName()) : name, file, true);
    }

    String name() {
        return name;
    }

    Path file() {
        return file;
    }

    boolean added() {
        return added;
    }

    BooleanProperty on() {
        return on;
    }

    /** -2 to 2: 0 for nothing, 1 as trained, negative for the opposite. */
    DoubleProperty strength() {
        return strength;
    }

    /** How it fits the chosen model. */
    ObjectProperty<LoraFit> fit() {
        return fit;
    }

    /** Whether it has been compared with a model yet. */
    boolean compared() {
        return fit.get() != NOT_LOOKED_AT;
    }

    /** Whether it takes part in the next pictures. */
    boolean used() {
        return on.get() && fit.get().good();
    }

    /** What the user should know of it: why it cannot be used, or what of it is left out; empty when all is well. */
    String remark() {
        LoraFit now = fit.get();
        int unknown = now.unknown().size();
        if (!now.good() || unknown == 0) {
            return now.problem();
        }
        return "%d %s to no layer of this model and %s left out, such as %s."
                .formatted(
                        unknown,
                        unknown == 1 ? "entry belongs" : "entries belong",
                        unknown == 1 ? "is" : "are",
                        now.unknown().get(0));
    }
}
