package org.assetkiln.training.starter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The steps in which the starter model is made; each may be interrupted and goes on where it was. */
public final class StarterJob {
    private static final int DRAWN = 12_000;

    private final Path sprites;
    private final Path work;

    /**
     * @param sprites folder of sprites with {@code metadata.jsonl}
     * @param work folder for checkpoints and pictures
     */
    public StarterJob(Path sprites, Path work) throws IOException {
        this.sprites = sprites;
        this.work = Files.createDirectories(work);
    }

    /** Trains the autoencoder until so many seconds have been spent on it in all. */
    public void trainAutoencoder(double seconds) throws IOException {
        try (var training = new VaeTraining(StarterData.of(DRAWN, sprites), work)) {
            training.run(seconds);
        }
    }
}
