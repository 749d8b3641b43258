package org.assetkiln.run.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.assetkiln.run.Threads;
import org.assetkiln.run.worker.ChildJvm;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has jobs done by a child process that keeps its model loaded from one to the next. The process is started by the
 * first job, ends after some idle time to give its memory back, and is started anew when it is needed again; one that
 * crashes fails its jobs and nothing else. Safe for use by several threads.
 */
public class JobWorker<J extends Job, M extends JobMessage> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);
    private static final long LONGEST_LOG = 4 << 20;

    private final JobKind<J, M> kind;
    private final ChildJvm jvm;
    private final Path logFolder;
    private final Path log;
    private final Duration idle;
    private final ScheduledExecutorService clock = Threads.clock("idle");
    private @Nullable JobProcess<J, M> child;
    private @Nullable ScheduledFuture<?> goodbye;

    /**
     * @param jvm starts the processes
     * @param logFolder where what they print is collected
     * @param idle how long a process may have nothing to do before it ends
     */
    protected JobWorker(JobKind<J, M> kind, ChildJvm jvm, Path logFolder, Duration idle) {
        this.kind = kind;
        this.jvm = jvm;
        this.logFolder = logFolder.toAbsolutePath();
        this.log = this.logFolder.resolve(kind.log());
        this.idle = idle;
    }

    /**
     * Hands in a job; jobs are done one after the other. The listener hears of its end exactly once, whatever happens.
     *
     * @throws IllegalArgumentException when a job with this id has not ended yet
     */
    public synchronized void submit(J job, Consumer<M> listener) {
        stay();
        try {
            if (child == null || !child.take(job, listener)) {
                JobProcess<J, M> next = start();
                child = next;
                next.take(job, listener);
            }
        } catch (IOException e) {
            LOG.error("{} cannot be started.", kind.process(), e);
            listener.accept(kind.failed().apply(job.id(), kind.process() + " cannot be started: " + e.getMessage()));
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

    private JobProcess<J, M> start() throws IOException {
        Files.createDirectories(logFolder);
        if (Files.exists(log) && Files.size(log) > LONGEST_LOG) {
            Files.delete(log);
        }
        ProcessBuilder builder = jvm.builder(logFolder, false, kind.arguments());
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new JobProcess<>(kind, builder.start(), this::leaveLater, this::epitaph);
    }

    private String epitaph(int code) {
        return kind.process() + " ended unexpectedly with code " + code + ": see " + log + ", then try again.";
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
