package org.assetkiln.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The content of {@code status.json}.
 *
 * @param state where the run stands
 * @param pid process that trains it, 0 when none ever did
 * @param heartbeat when that process last wrote this
 * @param step optimizer steps done
 * @param steps optimizer steps in all
 * @param message one sentence for the user, empty when there is nothing to say
 */
public record RunStatus(RunState state, long pid, Instant heartbeat, int step, int steps, String message) {
    private static final Duration STALE = Duration.ofSeconds(15);
    /** The clock by which the system tells when a process started is not that of the heartbeat. */
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(5);

    public RunStatus {
        // Jackson passes null for what a damaged file lacks.
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(heartbeat, "heartbeat");
        Objects.requireNonNull(message, "message");
    }

    /** This status, or {@link RunState#LOST} in its place when it claims to run and its process is gone. */
    RunStatus checked(Instant now) {
        boolean claims = state == RunState.RUNNING;
        boolean stale = heartbeat.plus(STALE).isBefore(now);
        if (!claims || !stale || processLives()) {
            return this;
        }
        return new RunStatus(
                RunState.LOST,
                pid,
                heartbeat,
                step,
                steps,
                "The training process ended without a word after step " + step
                        + ": look at the log, then resume from the last checkpoint.");
    }

    /** Whether the process that wrote this still lives; a later process with the same number does not count. */
    @JsonIgnore
    boolean processLives() {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return process.isPresent()
                && process.get()
                        .info()
                        .startInstant()
                        .map(start -> start.isBefore(heartbeat.plus(CLOCK_SLACK)))
                        .orElse(true);
    }
}
