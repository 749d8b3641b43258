package org.assetkiln.training.settings;

import java.util.Objects;

/**
 * What a run writes as its result.
 *
 * @param format names of a LoRA's tensors; a full model is a diffusers folder
 * @param precision numbers in the file
 */
public record OutputSettings(Format format, Precision precision) {
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

    public OutputSettings {
        format = Objects.requireNonNullElse(format, Format.KOHYA);
        precision = Objects.requireNonNullElse(precision, Precision.F32);
    }
}
