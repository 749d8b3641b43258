package org.assetkiln.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The checkpoints of a run, those that can be loaded. */
final class Checkpoints {
    private Checkpoints() {}

    /** Oldest first. */
    static List<Checkpoint> of(TrainingOutput output) throws IOException {
        if (!Files.isDirectory(output.checkpoints())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(output.checkpoints())) {
            return folders.filter(path -> path.getFileName().toString().matches("step-\\d+"))
                    .filter(Checkpoint::complete)
                    .sorted(Comparator.comparingLong(Checkpoints::number))
                    .map(Checkpoint::new)
                    .toList();
        }
    }

    static Optional<Checkpoint> latest(TrainingOutput output) throws IOException {
        List<Checkpoint> all = of(output);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private static long number(Path folder) {
        return Long.parseLong(folder.getFileName().toString().replaceAll("\\D", ""));
    }

    /**
     * Deletes all but the newest and the one with the lowest validation loss.
     *
     * @param kept how many of the newest stay; 0 for all
     */
    static void tidy(TrainingOutput output, int kept) throws IOException {
        List<Checkpoint> all = of(output);
        if (kept == 0 || all.size() <= kept) {
            return;
        }
        Set<Checkpoint> staying = new HashSet<>(all.subList(all.size() - kept, all.size()));
        best(all).ifPresent(staying::add);
        for (Checkpoint checkpoint : all) {
            if (!staying.contains(checkpoint)) {
                checkpoint.delete();
            }
        }
    }

    private static Optional<Checkpoint> best(List<Checkpoint> all) throws IOException {
        Checkpoint best = null;
        double lowest = Double.POSITIVE_INFINITY;
        for (Checkpoint checkpoint : all) {
            Double loss = checkpoint.validation();
            if (loss != null && loss < lowest) {
                best = checkpoint;
                lowest = loss;
            }
        }
        return Optional.ofNullable(best);
    }
}
