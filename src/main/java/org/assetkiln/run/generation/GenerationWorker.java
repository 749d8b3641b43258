package org.assetkiln.run.generation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.assetkiln.run.Threads;
import org.assetkiln.run.worker.ChildJvm;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes pictures in a child process that keeps its model loaded from one job to the next. The process is started by the
 * first job, ends after some idle time to give its memory back, and is started anew when it is needed again; one that
 * crashes fails its jobs and nothing else. Safe for use by several threads.
 */
public final class GenerationWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GenerationWorker.class);
    private static final long LONGEST_LOG = 4 << 20;

    private final ChildJvm jvm;
    private final Path logFolder;
    private final Path log;
    private final Duration idle;
    private final ScheduledExecutorService clock = Threads.clock("idle pictures");
    private @Nullable GenerationChild child;
    private @Nullable ScheduledFuture<?> goodbye;

    /**
     * @param logFolder where {@code generation.log} collects what the process prints
     * @param idle how long the process may have nothing to do before it ends
     */
    public GenerationWorker(Path logFolder, Duration idle) {
        this(ChildJvm.ofThisProgram(), logFolder, idle);
    }

    /** For a process whose main class is another one. */
    public GenerationWorker(ChildJvm jvm, Path logFolder, Duration idle) {
        this.jvm = jvm;
        this.logFolder = logFolder.toAbsolutePath();
        this.log = this.logFolder.resolve("generation.log");
        this.idle = idle;
    }

    /**
     * Hands in a job; jobs are done one after the other. The listener hears of its end exactly once, whatever happens.
     *
     * @throws IllegalArgumentException when a job with this id has not ended yet
     */
    public synchronized void submit(GenerationJob job, GenerationListener listener) {
        stay();
        try {
            if (child == null || !child.take(job, listener)) {
                GenerationChild next = start();
                child = next;
                next.take(job, listener);
            }
        } catch (IOException e) {
            LOG.error("No picture process can be started.", e);
            listener.on(new GenerationMessage.Failed(
                    job.id(), "The process that makes pictures cannot be started: " + e.getMessage()));
        }
    }

    /** Asks a job to end after its present step; one that has ended already stays as it is. */
    public synchronized void cancel(String jobId) {
        if (child != null) {
            child.cancel(jobId);
        }
    }

    /** Ends the process; jobs under way are cancelled. A later job starts a new one. */
    @Override
    public synchronized void close() {
        stay();
        if (child != null) {
            child.close();
            child = null;
        }
    }

    private GenerationChild start() throws IOException {
        Files.createDirectories(logFolder);
        if (Files.exists(log) && Files.size(log) > LONGEST_LOG) {
            Files.delete(log);
        }
        ProcessBuilder builder = jvm.builder(logFolder, false, List.of("worker", "--generate"));
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new GenerationChild(builder.start(), this::leaveLater, this::epitaph);
    }

    private String epitaph(int code) {
        return "The process that makes pictures ended unexpectedly with code " + code + ": see " + log
                + ", then try again.";
    }

    private synchronized void leaveLater() {
        stay();
        goodbye = clock.schedule(this::leave, idle.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void leave() {
        if (child != null && child.idle()) {
            close();
        }
    }

    private void stay() {
        if (goodbye != null) {
            goodbye.cancel(false);
            goodbye = null;
        }
    }
}
