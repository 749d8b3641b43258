package org.assetkiln.run.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assetkiln.training.estimate.ProbeReport;

/** Lets a worker process train a few steps, to see what they take. */
public final class StepProbe {
    /** Full-size models take minutes for two steps on a processor. */
    private static final Duration LONGEST = Duration.ofHours(2);

    private StepProbe() {}

    /**
     * Starts {@code assetkiln worker --probe} and waits for its report.
     *
     * @param settings a file with the run's settings
     * @param folder for what the steps leave, which is the caller's to delete
     * @throws IOException with one sentence when no report comes
     */
    public static ProbeReport run(Path settings, Path folder) throws IOException {
        var inquiry = new Inquiry(
                ChildJvm.ofThisProgram(), "test of the steps", "The steps cannot be tried", "probe.log", LONGEST);
        return inquiry.ask(
                folder,
                List.of("worker", "--probe", settings.toString(), folder.toString()),
                ProbeReport.class,
                () -> false);
    }
}
