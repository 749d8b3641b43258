package org.assetkiln.model.lora;

import java.util.Locale;
import org.assetkiln.model.safetensors.DType;

/**
 * Whether a written LoRA file does what it should.
 *
 * @param written layers that were written
 * @param read layers that were found again
 * @param unknown entries that belong to no layer
 * @param effect how far the LoRA moves the networks' output, as a share of the output
 * @param difference how far the file's output is from what it should be, as a share of the output; NaN if not finite
 * @param dtype numbers in the file
 */
public record LoraVerdict(int written, int read, int unknown, double effect, double difference, DType dtype) {
    /** Rounding of single precision through a whole network. */
    private static final double ROUNDING = 1e-5;

    /** Small steps of a short training lie near the smallest numbers of half precision. */
    private static final double TRAINED_SHARE = 0.05;

    /** Whether everything was found again and the outputs agree as closely as the precision allows. */
    public boolean good() {
        return problem().isEmpty();
    }

    /**
     * Whether a file written after training does what was trained, which need not have had any effect yet.
     *
     * @param rounding what the network's own precision loses, as a share of the output
     */
    public boolean same(double rounding) {
        double matrices = dtype == DType.F32 ? 0 : effect * TRAINED_SHARE;
        return read == written && unknown == 0 && difference <= Math.max(Math.max(ROUNDING, rounding), matrices);
    }

    /** In one line. */
    public String sentence() {
        String problem = problem();
        String what = String.format(
                Locale.ROOT,
                "%d of %d layers read back, output differs by %.1e where the LoRA itself changes it by %.1e",
                read,
                written,
                difference,
                effect);
        return problem.isEmpty() ? "Checked: " + what + "." : "Not good: " + problem + " (" + what + ").";
    }

    private String problem() {
        if (read != written || unknown > 0) {
            return "not every layer can be read back; this is a fault of the program";
        } else if (effect == 0) {
            return "the LoRA changes nothing; train it longer";
        } else if (Double.isNaN(difference) || Double.isNaN(effect)) {
            return "some values do not fit this precision; choose F32 or BF16";
        } else if (difference > Math.max(ROUNDING, effect * share())) {
            return "the output is another one; choose a finer precision";
        }
        return "";
    }

    /** How much of the effect may be lost to the rounding of the matrices: about ten roundings. */
    private double share() {
        return switch (dtype) {
            case F16 -> 0.01;
            case BF16 -> 0.05;
            default -> 0;
        };
    }
}
