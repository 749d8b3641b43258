package org.assetkiln.training;

import java.nio.file.Path;

/**
 * Where a run puts what it makes.
 *
 * @param root the run folder; events name files relative to it
 * @param cache folder for latents and prompt embeddings, shared between runs
 */
public record TrainingOutput(Path root, Path cache) {
    /** Folder of the sample pictures made after so many steps. */
    public Path samples(int step) {
        return root.resolve("samples").resolve("step-%06d".formatted(step));
    }

    /** Folder of all checkpoints. */
    public Path checkpoints() {
        return root.resolve("checkpoints");
    }

    /** Folder of the checkpoint saved after so many steps. */
    public Path checkpoint(int step) {
        return checkpoints().resolve("step-%06d".formatted(step));
    }

    /** Folder of the class images, unless the user chose one. */
    public Path classImages() {
        return root.resolve("class-images");
    }

    /** The trained LoRA file or model folder is written into here. */
    public Path result() {
        return root.resolve("result");
    }
}
