package org.assetkiln.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.training.settings.Problem;
import org.assetkiln.training.settings.TrainingSettings;

/** What must hold before a run begins. */
final class Preflight {
    private static final long LEAST_FREE_BYTES = 64L << 20;

    private Preflight() {}

    static void check(TrainingSettings settings, TrainingOutput output) throws TrainingException {
        for (Problem problem : settings.problems()) {
            if (problem.severity() == Problem.Severity.ERROR) {
                throw new TrainingException(problem.message());
            }
        }
        writable(output.root());
    }

    /**
     * @param pixels the pictures' edge
     * @throws TrainingException if the model cannot take it
     */
    static void size(int pixels, ModelFiles model) throws TrainingException {
        int step = model.pixelStep();
        if (pixels % step != 0) {
            throw new TrainingException("The resolution " + pixels + " does not suit this model: choose a multiple of "
                    + step + " pixels.");
        }
    }

    /**
     * @param values how many values learn; a checkpoint holds each with two moments, the result holds it once more
     * @throws TrainingException if there is no room for one checkpoint and the result
     */
    static void space(Path folder, long values) throws IOException, TrainingException {
        long needed = LEAST_FREE_BYTES + values * 4 * Float.BYTES;
        if (Files.getFileStore(folder).getUsableSpace() < needed) {
            throw new TrainingException("The disk of " + folder + " is full: free at least " + (needed >> 20)
                    + " MB and start the run again.");
        }
    }

    private static void writable(Path folder) throws TrainingException {
        try {
            Files.createDirectories(folder);
            Path probe = Files.createTempFile(folder, "probe", ".tmp");
            Files.delete(probe);
            space(folder, 0);
        } catch (IOException e) {
            throw new TrainingException(
                    "The folder " + folder + " cannot be written to: choose another place for the runs.", e);
        }
    }
}
