package org.assetkiln.run.job;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assetkiln.files.Json;
import org.assetkiln.run.Threads;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One child process and the jobs it has; when it ends, so do they. */
final class JobProcess<J extends Job, M extends JobMessage> {
    private static final Logger LOG = LoggerFactory.getLogger(JobProcess.class);
    private static final long PATIENCE_SECONDS = 10;

    private final JobKind<J, M> kind;
    private final Process process;
    private final Runnable onIdle;
    private final Function<Integer, String> epitaph;
    private final Map<String, Consumer<M>> jobs = new LinkedHashMap<>();
    private boolean over;

    /**
     * @param onIdle called when its last job has ended
     * @param epitaph what to say of jobs that a crash ends, by the exit code
     */
    JobProcess(JobKind<J, M> kind, Process process, Runnable onIdle, Function<Integer, String> epitaph) {
        this.kind = kind;
        this.process = process;
        this.onIdle = onIdle;
        this.epitaph = epitaph;
        Threads.start("answers", this::read);
    }

    /** Takes a job, or returns false when the process has ended. */
    synchronized boolean take(J job, Consumer<M> listener) {
        if (over) {
            return false;
        }
        if (jobs.putIfAbsent(job.id(), listener) != null) {
            throw new IllegalArgumentException("There is a job " + job.id() + " already.");
        }
        send(new JobRequest.Take(Json.mapper().valueToTree(job)));
        return true;
    }

    synchronized void cancel(String jobId) {
        if (jobs.containsKey(jobId)) {
            send(new JobRequest.Cancel(jobId));
        }
    }

    synchronized boolean idle() {
        return jobs.isEmpty();
    }

    /** Lets the process end; its jobs are cancelled. */
    void close() {
        end(kind.cancelled());
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            LOG.debug("The child process is gone already.", e);
        }
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).whenComplete((ended, late) -> {
            if (late != null) {
                process.destroyForcibly();
            }
        });
    }

    private void send(JobRequest request) {
        try {
            OutputStream out = process.getOutputStream();
            out.write((Json.line(request) + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            // The reader sees the end of the process too, and ends its jobs.
            LOG.debug("The child process does not listen any more.", e);
        }
    }

    private void read() {
        try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                hear(line);
            }
            process.waitFor();
        } catch (IOException e) {
            LOG.debug("The child process was cut off.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        int code = process.isAlive() ? -1 : process.exitValue();
        end(id -> kind.crashed().apply(id, epitaph.apply(code)));
    }

    private void hear(String line) {
        M message;
        try {
            message = Json.mapper().readValue(line, kind.messages());
        } catch (IOException e) {
            // Native code prints where it likes.
            LOG.info("{} printed: {}", kind.process(), line);
            return;
        }
        if (message == null) {
            return;
        }
        Consumer<M> listener = listener(message);
        if (listener != null) {
            tell(listener, message);
            if (message.last() && idle()) {
                onIdle.run();
            }
        }
    }

    private synchronized @Nullable Consumer<M> listener(M message) {
        return message.last() ? jobs.remove(message.jobId()) : jobs.get(message.jobId());
    }

    private void end(Function<String, M> word) {
        Map<String, Consumer<M>> left;
        synchronized (this) {
            over = true;
            left = new LinkedHashMap<>(jobs);
            jobs.clear();
        }
        left.forEach((id, listener) -> tell(listener, word.apply(id)));
    }

    private void tell(Consumer<M> listener, M message) {
        try {
            listener.accept(message);
        } catch (RuntimeException e) {
            LOG.error("A listener failed on {}.", message, e);
        }
    }
}
