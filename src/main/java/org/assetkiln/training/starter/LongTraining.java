package org.assetkiln.training.starter;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Torch;
import org.assetkiln.training.AdamW;
import org.assetkiln.training.settings.OptimizerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A training by the clock: so many seconds in all, over any number of interrupted sittings, with averaged weights. */
public final class LongTraining {
    private static final Logger LOG = LoggerFactory.getLogger(LongTraining.class);
    private static final int WARMUP = 200;
    private static final double SAVE_EVERY = 180;

    private final String name;
    private final double decay;
    private final Map<String, NDArray> weights;
    private final Map<String, NDArray> averages = new LinkedHashMap<>();
    private final AdamW optimizer;
    private final Path progressFile;
    private final Resumable checkpoint;
    private final NDManager manager;
    private Progress progress = new Progress(0, 0, 0);

    /** What is to be learned. */
    public interface Objective {
        /** The loss of one random batch, with its graph. */
        NDArray loss(NDManager scope, SplittableRandom random);
    }

    /** Called after each save with the averaged weights. */
    public interface Snapshot {
        void take(int steps) throws IOException;
    }

    private record Progress(int steps, double seconds, double loss) {}

    /**
     * Takes up the checkpoint in the work folder, if there is one.
     *
     * @param name name of the checkpoint in the work folder
     * @param weights what learns, in place; the caller keeps them
     * @param rate peak learning rate; it falls to a twentieth along half a cosine
     * @param decay of the averaged weights per step
     * @param manager of the moments and averages
     * @param work folder of the checkpoint; must exist
     * @throws IOException if the checkpoint cannot be read or is of another training
     */
    public LongTraining(
            String name, Map<String, NDArray> weights, double rate, double decay, NDManager manager, Path work)
            throws IOException {
        this.name = name;
        this.decay = decay;
        this.weights = weights;
        this.manager = manager;
        weights.forEach((key, array) -> averages.put(key, array.duplicate()));
        this.optimizer = new AdamW(OptimizerSettings.adamW(rate));
        optimizer.add(weights, rate, manager);
        this.progressFile = work.resolve(name + ".json");
        this.checkpoint = new Resumable(
                work.resolve(name + ".safetensors"),
                Map.of("weights", weights, "averages", averages, "adamw", optimizer.state()));
        resume();
    }

    private void resume() throws IOException {
        if (Files.exists(progressFile)) {
            Torch.prepareThread(false);
            checkpoint.restore(manager);
            progress = new ObjectMapper().readValue(progressFile.toFile(), Progress.class);
            LOG.info("{}: resumed at step {} after {} s", name, progress.steps, Math.round(progress.seconds));
        }
    }

    /** The averaged weights, by the same names; they change with every step. */
    public Map<String, NDArray> averages() {
        return averages;
    }

    /**
     * Trains until so many seconds have been spent in all sittings, saving every three minutes and at the end.
     *
     * @throws IOException if a checkpoint cannot be written
     */
    public void run(double seconds, Objective objective, Snapshot snapshot) throws IOException {
        double nextSave = progress.seconds + SAVE_EVERY;
        while (progress.seconds < seconds) {
            long start = System.nanoTime();
            double loss = step(objective, Math.min(1, progress.seconds / seconds));
            double smooth = progress.loss == 0 ? loss : progress.loss * 0.99 + loss * 0.01;
            progress = new Progress(progress.steps + 1, progress.seconds + (System.nanoTime() - start) / 1e9, smooth);
            if (progress.steps % 100 == 0) {
                LOG.info(
                        "{}: step {} loss {} after {} s",
                        name,
                        progress.steps,
                        String.format("%.5f", smooth),
                        Math.round(progress.seconds));
            }
            if (progress.seconds >= nextSave) {
                save(snapshot);
                nextSave = progress.seconds + SAVE_EVERY;
            }
        }
        save(snapshot);
    }

    private double step(Objective objective, double fraction) {
        Torch.prepareThread(true);
        try (NDManager scope = manager.newSubManager()) {
            NDArray loss = objective.loss(scope, new SplittableRandom(progress.steps));
            Kernels.run("backward", loss);
            double cosine = 0.05 + 0.95 * 0.5 * (1 + Math.cos(Math.PI * fraction));
            double warm = Math.min(1, (progress.steps + 1.0) / WARMUP);
            optimizer.step(cosine * warm, scope);
            double keep = Math.min(decay, (1.0 + progress.steps) / (10.0 + progress.steps));
            Torch.withoutGradients(() -> {
                Kernels.run("average", List.copyOf(averages.values()), List.copyOf(weights.values()), keep);
                return true;
            });
            return loss.getFloat();
        }
    }

    private void save(Snapshot snapshot) throws IOException {
        Torch.prepareThread(false);
        checkpoint.save();
        new ObjectMapper().writeValue(progressFile.toFile(), progress);
        snapshot.take(progress.steps);
    }
}
