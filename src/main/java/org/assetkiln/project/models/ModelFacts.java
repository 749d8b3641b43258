package org.assetkiln.project.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assetkiln.model.Family;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.model.safetensors.SafetensorsFile;

/**
 * What a model is, read from configurations and the headers of its files.
 *
 * @param singleFile whether it is one file; else a folder
 * @param family which published model it has the sizes of
 * @param inpainting whether it also takes a picture and a mask
 * @param prediction what its UNet predicts, or what is likely where that is not known
 * @param predictionKnown whether its files, or the user, say what it predicts
 * @param pixels edge of the pictures that it was made for
 * @param precision how its UNet's numbers are stored
 * @param parameters how many numbers its files hold
 * @param bytes size of its weight files
 */
public record ModelFacts(
        boolean singleFile,
        Family family,
        boolean inpainting,
        PredictionType prediction,
        boolean predictionKnown,
        int pixels,
        DType precision,
        long parameters,
        long bytes) {

    /**
     * Opens a model without loading it.
     *
     * @throws IOException with one sentence when it is no model, or one that cannot be used
     */
    public static ModelFacts of(Path path) throws IOException {
        ModelFiles model = ModelFiles.open(path);
        long bytes = 0;
        long parameters = 0;
        for (Path file : model.weightFiles()) {
            bytes += Files.size(file);
            try (var weights = SafetensorsFile.open(file)) {
                for (String name : weights.names()) {
                    parameters += weights.info(name).elements();
                }
            }
        }
        return new ModelFacts(
                Files.isRegularFile(path),
                model.family(),
                model.inpainting(),
                model.scheduler().predictionType(),
                model.predictionKnown(),
                model.pixels(),
                model.precision(),
                parameters,
                bytes);
    }

    /** Family and what is special, in words: "Stable Diffusion 2 inpainting". */
    public String kind() {
        return family.displayName() + (inpainting ? " inpainting" : "");
    }

    /** The precision in words, with what artists know it by. */
    public String precisionText() {
        return switch (precision) {
            case F32 -> "32 bit";
            case F16 -> "16 bit (fp16)";
            case BF16 -> "16 bit (bf16)";
            default -> precision.name();
        };
    }

    /** What the UNet predicts, in words. */
    public String predictionText() {
        if (!predictionKnown) {
            return "not known: choose";
        }
        return switch (prediction) {
            case EPSILON -> "noise";
            case V_PREDICTION -> "velocity (v)";
        };
    }

    /** The size of the files: "4.3 GB". */
    public String sizeText() {
        return size(bytes);
    }

    /** Bytes in words: "4.3 GB", "12 MB", "3 kB". */
    public static String size(long bytes) {
        if (bytes >= 1_000_000_000L) {
            return "%.1f GB".formatted(bytes / 1e9);
        }
        return bytes >= 1_000_000 ? "%.0f MB".formatted(bytes / 1e6) : "%.0f kB".formatted(Math.ceil(bytes / 1e3));
    }
}
