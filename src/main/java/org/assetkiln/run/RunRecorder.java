package org.assetkiln.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.assetkiln.training.TrainingListener;
import org.assetkiln.training.event.TrainingEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what a worker does in its run folder: every event, the notable ones also in words in the log, the status
 * with a heartbeat each second; and keeps a second worker out with a lock. Close it last; a run that is closed without an end has {@link RunState#FAILED}.
 */
public final class RunRecorder implements TrainingListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunRecorder.class);
    private static final long HEARTBEAT_SECONDS = 1;

    private final RunFolder run;
    private final RunLock lock;
    private final EventLog events;
    private final RunLog log;
    private final ScheduledExecutorService heart = Threads.clock("heartbeat");
    private RunStatus status;

    private RunRecorder(RunFolder run, RunLock lock, int step) {
        this.run = run;
        this.lock = lock;
        this.events = run.events();
        this.log = new RunLog(run.log());
        int steps = run.config().training().steps();
        this.status = new RunStatus(RunState.RUNNING, ProcessHandle.current().pid(), Instant.now(), step, steps, "");
    }

    /**
     * Begins or resumes a run: takes back events after the checkpoint's step, drops requests that were meant for an
     * earlier process, and says that it runs.
     *
     * @param step steps done in the checkpoint that training goes on from, 0 for a new start
     * @throws IOException with one sentence when another process trains this run or the folder cannot be written
     */
    public static RunRecorder start(RunFolder run, int step) throws IOException {
        RunLock lock = RunLock.take(run);
        try {
            var recorder = new RunRecorder(run, lock, step);
            recorder.begin(step);
            return recorder;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void begin(int step) throws IOException {
        run.control().clearOlderThan(ManagementFactory.getRuntimeMXBean().getStartTime());
        events.rewindTo(step);
        run.writeStatus(status);
        events.append(new TrainingEvent.State(RunState.RUNNING.name(), ""));
        heart.scheduleWithFixedDelay(this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** @throws UncheckedIOException with one sentence when the run folder cannot be written any more */
    @Override
    public synchronized void on(TrainingEvent event) {
        try {
            if (event instanceof TrainingEvent.State state) {
                become(RunState.valueOf(state.state()), state.message());
                return;
            }
            if (event instanceof TrainingEvent.Step step && step.step() <= status.step()) {
                // The trainer went back further than the newest checkpoint, for instance because that is damaged.
                events.rewindTo(step.step() - 1);
            }
            events.append(event);
            log.add(event);
            if (event instanceof TrainingEvent.Step step) {
                status = at(status.state(), step.step(), "");
            } else if (event instanceof TrainingEvent.Phase phase) {
                status = at(status.state(), status.step(), phase.name());
            } else if (event instanceof TrainingEvent.Checkpoint) {
                events.force();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The run folder " + run + " cannot be written: check that the disk has space.", e);
        }
    }

    /**
     * Says how the run ended, in the status and in the event log.
     *
     * @param state anything but {@link RunState#LOST}
     * @param message one sentence, empty when there is nothing to say
     */
    public synchronized void end(RunState state, String message) throws IOException {
        become(state, message);
    }

    private void become(RunState state, String message) throws IOException {
        status = at(state, status.step(), message);
        // The status first: it needs little space, and it is what everybody looks at.
        run.writeStatus(status);
        var event = new TrainingEvent.State(state.name(), message);
        events.append(event);
        events.force();
        log.add(event);
    }

    private RunStatus at(RunState state, int step, String message) {
        return new RunStatus(state, status.pid(), Instant.now(), step, status.steps(), message);
    }

    private synchronized void beat() {
        if (status.state() == RunState.RUNNING) {
            status = at(status.state(), status.step(), status.message());
            try {
                run.writeHeartbeat(status);
            } catch (IOException e) {
                LOG.warn("The heartbeat of {} cannot be written.", run, e);
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        heart.shutdownNow();
        try {
            if (status.state() == RunState.RUNNING) {
                become(RunState.FAILED, "Training ended unexpectedly: see " + run.log() + ".");
            }
        } finally {
            events.close();
            lock.close();
        }
    }
}
