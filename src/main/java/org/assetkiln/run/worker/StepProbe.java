package org.assetkiln.run.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.assetkiln.files.Folders;
import org.assetkiln.files.Json;
import org.assetkiln.training.estimate.ProbeReport;
import org.assetkiln.training.settings.TrainingSettings;

/** Lets a worker process train a few steps, to see what they take. */
public final class StepProbe {
    /** Full-size models take minutes for two steps on a processor. */
    private static final Duration LONGEST = Duration.ofHours(2);

    private StepProbe() {}

    /**
     * Starts {@code assetkiln worker --probe} and waits for its report; leaves nothing.
     *
     * @param settings of the run
     * @throws IOException with one sentence when no report comes, or it is cancelled
     */
    public static ProbeReport run(TrainingSettings settings, BooleanSupplier cancelled) throws IOException {
        Path folder = Files.createTempDirectory("assetkiln-probe-");
        try {
            Path file = folder.resolve("settings.json");
            Json.write(file, settings);
            var inquiry = new Inquiry(
                    ChildJvm.ofThisProgram(), "test of the steps", "The steps cannot be tried", "probe.log", LONGEST);
            return inquiry.ask(
                    folder,
                    List.of("worker", "--probe", file.toString(), folder.toString()),
                    ProbeReport.class,
                    cancelled);
        } finally {
            Folders.delete(folder);
        }
    }
}
