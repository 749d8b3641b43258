package org.assetkiln.training.settings;

import java.util.Objects;

/**
 * The numbers a run computes with, and where.
 *
 * @param precision numbers of the networks that do not learn and of the forward pass; what learns is always 32-bit
 * @param gradientCheckpointing whether a block's values are computed again in the backward pass instead of kept, which
 *     takes much less memory and about a third more time
 * @param device where it computes
 * @param tf32 whether an NVIDIA GPU may round factors of matrix products to 10 bits, which is faster
 */
public record ComputeSettings(Precision precision, boolean gradientCheckpointing, Device device, boolean tf32) {
    /** 32-bit numbers on whatever device there is. */
    public static final ComputeSettings USUAL = new ComputeSettings(Precision.FP32, false, Device.AUTOMATIC, false);

    /** The form of numbers. */
    public enum Precision {
        FP32,
        BF16,
        FP16
    }

    /** Where a run computes. */
    public enum Device {
        /** The GPU if there is one that can be used, else the processor. */
        AUTOMATIC,
        CPU,
        CUDA
    }

    public ComputeSettings {
        precision = Objects.requireNonNullElse(precision, Precision.FP32);
        device = Objects.requireNonNullElse(device, Device.AUTOMATIC);
    }
}
