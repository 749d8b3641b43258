package org.assetkiln.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.files.Json;
import org.assetkiln.model.WeightFiles;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.tensor.Torch;
import org.jspecify.annotations.Nullable;

/**
 * A folder {@code checkpoints/step-NNNNNN} with the learned weights, the optimizer's state and the step. It is filled
 * under another name and renamed when it is complete, so a checkpoint that can be seen can be loaded.
 */
final class Checkpoint {
    private static final String WEIGHTS = "weights.safetensors";
    private static final String OPTIMIZER = "optimizer.safetensors";
    private static final String AVERAGES = "averages.safetensors";
    private static final String STATE = "state.json";

    private final Path folder;

    Checkpoint(Path folder) {
        this.folder = folder;
    }

    /**
     * @param lossScale absent in checkpoints that were written before there was one
     * @param validation loss of these very weights, if it was measured
     */
    private record State(int step, LossScale.@Nullable State lossScale, @Nullable Double validation) {}

    /** Whether a folder holds all of one. */
    static boolean complete(Path folder) {
        return Files.isRegularFile(folder.resolve(STATE));
    }

    /**
     * Saves everything that a resumed run needs.
     *
     * @param step optimizer steps done
     * @param average of the weights, null without one
     * @param validation loss at this step, null if it was not measured
     */
    static Checkpoint save(
            TrainingOutput output,
            int step,
            Trainable trainable,
            AdamW optimizer,
            LossScale scale,
            @Nullable WeightAverage average,
            @Nullable Double validation)
            throws IOException {
        Path target = output.checkpoint(step);
        Path partial = target.resolveSibling("partial-" + target.getFileName());
        // What a process that was killed left here must not get into the checkpoint.
        deleteFolder(partial);
        Files.createDirectories(partial);
        WeightFiles.write(partial.resolve(WEIGHTS), trainable.all(), DType.F32, Map.of());
        WeightFiles.write(partial.resolve(OPTIMIZER), optimizer.state(), DType.F32, Map.of());
        if (average != null) {
            WeightFiles.write(partial.resolve(AVERAGES), average.arrays(), DType.F32, Map.of());
        }
        Json.write(partial.resolve(STATE), new State(step, scale.state(), validation));
        deleteFolder(target);
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        AtomicFiles.forceFolder(output.checkpoints());
        return new Checkpoint(target);
    }

    private static void deleteFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    Path folder() {
        return folder;
    }

    /**
     * Loads the weights and the optimizer's state and returns the number of steps done.
     *
     * @throws TrainingException if it is damaged or of other settings
     */
    int restore(
            Trainable trainable, AdamW optimizer, LossScale scale, @Nullable WeightAverage average, NDManager manager)
            throws TrainingException {
        try (NDManager scope = manager.newSubManager()) {
            restore(trainable.all(), WeightFiles.readAll(folder.resolve(WEIGHTS), scope));
            if (average != null) {
                restore(average.arrays(), WeightFiles.readAll(folder.resolve(AVERAGES), scope));
            }
            optimizer.restore(WeightFiles.readAll(folder.resolve(OPTIMIZER), scope));
            State state = state();
            if (state.lossScale() != null) {
                scale.restore(state.lossScale());
            }
            return state.step();
        } catch (IOException | IllegalArgumentException e) {
            throw new TrainingException(
                    "The checkpoint " + folder
                            + " is damaged: delete its folder and resume the run, which then goes on from the one before.",
                    e);
        }
    }

    private void restore(Map<String, NDArray> targets, Map<String, NDArray> saved) throws TrainingException {
        for (var entry : targets.entrySet()) {
            restore(entry.getKey(), entry.getValue(), saved.get(entry.getKey()));
        }
    }

    private void restore(String name, NDArray target, @Nullable NDArray value) throws TrainingException {
        if (value == null || !value.getShape().equals(target.getShape())) {
            throw new TrainingException("The checkpoint " + folder + " does not fit this run's settings: " + name
                    + " is missing or of another shape.");
        }
        Torch.withoutGradients(() -> {
            value.copyTo(target);
            return true;
        });
    }

    /** Optimizer steps done when it was saved. */
    int step() throws IOException {
        return state().step();
    }

    /** The validation loss of its weights; null where it was not measured. */
    @Nullable
    Double validation() throws IOException {
        return state().validation();
    }

    /** Its state goes first: what is left if that is interrupted is no checkpoint. */
    void delete() throws IOException {
        Files.deleteIfExists(folder.resolve(STATE));
        deleteFolder(folder);
    }

    private State state() throws IOException {
        return Json.read(folder.resolve(STATE), State.class);
    }
}
