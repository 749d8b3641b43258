package org.assetkiln.training.settings;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a run leaves.
 *
 * @param format names of a LoRA's tensors; a full model is a diffusers folder
 * @param precision numbers in the file
 * @param keptCheckpoints how many of the newest checkpoints stay, and with them the one with the lowest validation loss; 0
 *     for all, null for {@value #USUALLY_KEPT}
 */
public record OutputSettings(Format format, Precision precision, @Nullable Integer keptCheckpoints) {
    /** A damaged one leaves one to go on from. */
    public static final int USUALLY_KEPT = 2;

    /** What A1111, Forge and ComfyUI load, without loss. */
    public static final OutputSettings USUAL = new OutputSettings(Format.KOHYA, Precision.F32);

    /** Whose names a LoRA file has. */
    public enum Format {
        KOHYA,
        PEFT
    }

    /** The form of numbers in a file. */
    public enum Precision {
        F32,
        F16,
        BF16
    }

    /** With the usual number of checkpoints. */
    public OutputSettings(Format format, Precision precision) {
        this(format, precision, USUALLY_KEPT);
    }

    /** How many of the newest checkpoints stay, 0 for all. */
    public int checkpoints() {
        return Objects.requireNonNullElse(keptCheckpoints, USUALLY_KEPT);
    }

    public OutputSettings {
        format = Objects.requireNonNullElse(format, Format.KOHYA);
        precision = Objects.requireNonNullElse(precision, Precision.F32);
    }
}
