package org.assetkiln.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assetkiln.training.settings.DreamBoothSettings;
import org.assetkiln.training.settings.Problem;

/** What must hold before a run begins. */
final class Preflight {
    private static final long LEAST_FREE_BYTES = 64L << 20;

    private Preflight() {}

    static void check(DreamBoothSettings settings, TrainingOutput output) throws TrainingException {
        for (Problem problem : settings.problems()) {
            if (problem.severity() == Problem.Severity.ERROR) {
                throw new TrainingException(problem.message());
            }
        }
        writable(output.root());
    }

    private static void writable(Path folder) throws TrainingException {
        try {
            Files.createDirectories(folder);
            Path probe = Files.createTempFile(folder, "probe", ".tmp");
            Files.delete(probe);
            if (Files.getFileStore(folder).getUsableSpace() < LEAST_FREE_BYTES) {
                throw new TrainingException(
                        "The disk of " + folder + " is full: free at least 64 MB and start the run again.");
            }
        } catch (IOException e) {
            throw new TrainingException(
                    "The folder " + folder + " cannot be written to: choose another place for the runs.", e);
        }
    }
}
