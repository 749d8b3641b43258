package org.assetkiln.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assetkiln.files.Json;
import org.assetkiln.model.WeightFiles;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.tensor.Torch;

/**
 * A folder {@code checkpoints/step-NNNNNN} with the learned weights, the optimizer's state and the step. It is filled
 * under another name and renamed when it is complete, so a checkpoint that can be seen can be loaded.
 */
final class Checkpoint {
    private static final String WEIGHTS = "weights.safetensors";
    private static final String OPTIMIZER = "optimizer.safetensors";
    private static final String STATE = "state.json";

    private final Path folder;

    private Checkpoint(Path folder) {
        this.folder = folder;
    }

    private record State(int step) {}

    /** The newest complete checkpoint. */
    static Optional<Checkpoint> latest(TrainingOutput output) throws IOException {
        if (!Files.isDirectory(output.checkpoints())) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(output.checkpoints())) {
            return folders.filter(path -> path.getFileName().toString().matches("step-\\d+"))
                    .filter(path -> Files.isRegularFile(path.resolve(STATE)))
                    .max(Comparator.naturalOrder())
                    .map(Checkpoint::new);
        }
    }

    /**
     * Saves everything that a resumed run needs.
     *
     * @param step optimizer steps done
     */
    static Checkpoint save(TrainingOutput output, int step, Trainable trainable, AdamW optimizer) throws IOException {
        Path target = output.checkpoint(step);
        Path partial = target.resolveSibling("partial-" + target.getFileName());
        Files.createDirectories(partial);
        WeightFiles.write(partial.resolve(WEIGHTS), trainable.all(), DType.F32, Map.of());
        WeightFiles.write(partial.resolve(OPTIMIZER), optimizer.state(), DType.F32, Map.of());
        Json.write(partial.resolve(STATE), new State(step));
        if (Files.exists(target)) {
            deleteFolder(target);
        }
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        return new Checkpoint(target);
    }

    private static void deleteFolder(Path folder) throws IOException {
        for (String name : new String[] {STATE, WEIGHTS, OPTIMIZER}) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.deleteIfExists(folder);
    }

    Path folder() {
        return folder;
    }

    /** Loads the weights and the optimizer's state and returns the number of steps done. */
    int restore(Trainable trainable, AdamW optimizer, NDManager manager) throws IOException, TrainingException {
        try (NDManager scope = manager.newSubManager()) {
            Map<String, NDArray> saved = WeightFiles.readAll(folder.resolve(WEIGHTS), scope);
            for (var entry : trainable.all().entrySet()) {
                NDArray value = saved.get(entry.getKey());
                if (value == null || !value.getShape().equals(entry.getValue().getShape())) {
                    throw new TrainingException("The checkpoint " + folder + " does not fit this run's settings: "
                            + entry.getKey() + " is missing or of another shape.");
                }
                Torch.withoutGradients(() -> {
                    value.copyTo(entry.getValue());
                    return true;
                });
            }
            optimizer.restore(WeightFiles.readAll(folder.resolve(OPTIMIZER), scope));
        }
        return step();
    }

    /** Optimizer steps done when it was saved. */
    int step() throws IOException {
        return Json.read(folder.resolve(STATE), State.class).step();
    }
}
