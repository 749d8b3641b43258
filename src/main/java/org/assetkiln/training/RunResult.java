package org.assetkiln.training;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.files.FileHashes;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.ModelWriter;
import org.assetkiln.model.lora.LoraCheck;
import org.assetkiln.model.lora.LoraFormat;
import org.assetkiln.model.lora.LoraHashes;
import org.assetkiln.model.lora.LoraLayer;
import org.assetkiln.model.lora.LoraVerdict;
import org.assetkiln.model.lora.LoraWriter;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.training.settings.OutputSettings;
import org.assetkiln.training.settings.TrainingSettings;
import org.jspecify.annotations.Nullable;

/** Writes what a run leaves for use elsewhere: a LoRA file, or a whole model in the diffusers layout. */
final class RunResult {
    /** Of the picture in the file's free text. */
    private static final int THUMBNAIL_PIXELS = 128;

    private final TrainingSettings settings;
    private final TrainingOutput output;

    private final LearnedImages learned;

    RunResult(TrainingSettings settings, TrainingOutput output, LearnedImages learned) {
        this.settings = settings;
        this.output = output;
        this.learned = learned;
    }

    void write(int step, ModelParts parts, Trainable trainable, NDManager manager) throws IOException {
        Files.createDirectories(output.result());
        if (!trainable.isLora()) {
            ModelWriter.write(output.result().resolve("model"), parts.files(), parts.unet(), parts.text(), dtype());
            return;
        }
        try (NDManager scope = manager.newSubManager()) {
            writeLora(step, parts, trainable.loraLayers(), scope);
        }
    }

    private void writeLora(int step, ModelParts parts, List<LoraLayer> layers, NDManager scope) throws IOException {
        ModelFiles base = parts.files();
        String name = output.root().getFileName().toString();
        Path file = output.result().resolve(name + ".safetensors");
        Map<String, String> text =
                new LoraMetadata(settings, name, step, finished(step), begun(), learned).of(base, layers);
        text.putAll(hashes(base));
        Path picture = picture(step);
        if (picture != null) {
            text.put("modelspec.thumbnail", Pictures.thumbnail(Pictures.read(picture), THUMBNAIL_PIXELS));
        }
        Path unchecked = file.resolveSibling(name + ".unchecked.safetensors");
        try {
            LoraWriter.write(unchecked, layers, format(), dtype(), text, scope);
            check(unchecked, new LoraCheck(parts.unet(), parts.text(), scope), layers.size());
            AtomicFiles.replace(unchecked, file);
        } finally {
            Files.deleteIfExists(unchecked);
        }
    }

    /** Reads the file again and compares what the networks make of it with what they make of the trained matrices. */
    private void check(Path file, LoraCheck check, int layers) throws IOException {
        LoraVerdict verdict = check.ofTrained(file, layers, dtype());
        if (!verdict.same(rounding())) {
            throw new IOException(
                    "The LoRA does not do in %s what was trained: choose F32 as the result's precision and resume the run."
                            .formatted(settings.output().precision()));
        }
    }

    /** About twice the relative spacing of the numbers that the networks compute with. */
    private double rounding() {
        return switch (settings.compute().precision()) {
            case FP32 -> 0;
            case FP16 -> 0x1p-9;
            case BF16 -> 0x1p-6;
        };
    }

    /** When the last step was saved, so that a result written again is the same. */
    private Instant finished(int step) throws IOException {
        Path checkpoint = output.checkpoint(step);
        Instant time =
                Files.exists(checkpoint) ? Files.getLastModifiedTime(checkpoint).toInstant() : Instant.now();
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** When the run's settings were written. */
    private @Nullable Instant begun() throws IOException {
        Path settingsFile = output.root().resolve("run.json");
        return Files.exists(settingsFile)
                ? Files.getLastModifiedTime(settingsFile).toInstant()
                : null;
    }

    /** By which other programs know a base model that is one file. */
    private Map<String, String> hashes(ModelFiles base) throws IOException {
        if (!Files.isRegularFile(base.path())) {
            return Map.of();
        }
        FileHashes hashes = FileHashes.cachedIn(output.cache());
        String sha256 = hashes.sha256(base.path(), () -> false);
        hashes.save();
        return Map.of("ss_sd_model_hash", LoraHashes.legacyOf(base.path()), "ss_new_sd_model_hash", sha256);
    }

    /** The first sample of the last step that has one. */
    private @Nullable Path picture(int step) throws IOException {
        for (int made = step; made > 0; made--) {
            Path folder = output.samples(made);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    return files.filter(file -> file.toString().endsWith(".png"))
                            .sorted()
                            .findFirst()
                            .orElse(null);
                }
            }
        }
        return null;
    }

    private LoraFormat format() {
        return settings.output().format() == OutputSettings.Format.PEFT ? LoraFormat.PEFT : LoraFormat.KOHYA;
    }

    private DType dtype() {
        return switch (settings.output().precision()) {
            case F32 -> DType.F32;
            case F16 -> DType.F16;
            case BF16 -> DType.BF16;
        };
    }
}
