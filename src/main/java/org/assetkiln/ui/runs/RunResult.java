package org.assetkiln.ui.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.assetkiln.run.RunFolder;

/**
 * What a run has made.
 *
 * @param run the run
 * @param file the LoRA file, or the folder of a fully fine-tuned model
 * @param lora whether it is a LoRA
 */
public record RunResult(RunFolder run, Path file, boolean lora) {
    /** The result in the run's folder, once it is complete. */
    public static Optional<RunResult> of(RunFolder run) {
        Path folder = run.output().result();
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.sorted()
                    .map(file -> recognise(run, folder, file))
                    .flatMap(Optional::stream)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<RunResult> recognise(RunFolder run, Path folder, Path file) {
        Path parent = file.getParent();
        if (parent != null && file.endsWith("model_index.json")) {
            return Optional.of(new RunResult(run, parent, false));
        }
        boolean weights = folder.equals(parent) && file.toString().endsWith(".safetensors");
        return weights ? Optional.of(new RunResult(run, file, true)) : Optional.empty();
    }
}
