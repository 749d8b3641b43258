package org.assetkiln.run;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One line in a list of runs.
 *
 * @param name the user's name for it
 * @param status where it stands
 * @param loss the last step's loss, null before the first
 * @param sample the newest sample picture, null before the first
 * @param timeLeft from the pace of the last steps, null when it does not run or the pace is unknown
 */
public record RunSummary(
        String name, RunStatus status, @Nullable Double loss, @Nullable Path sample, @Nullable Duration timeLeft) {
    /** Reads the status and the end of the event log: quick for a run of any length. */
    public static RunSummary of(RunFolder run) {
        RunStatus status = run.status();
        LogEnd end = LogEnd.read(run);
        Duration left = null;
        if (status.state() == RunState.RUNNING && end.secondsPerStep() != null) {
            double seconds = end.secondsPerStep() * Math.max(0, status.steps() - status.step());
            left = Duration.ofMillis(Math.round(seconds * 1000));
        }
        return new RunSummary(run.config().name(), status, end.loss(), end.sample(), left);
    }
}
