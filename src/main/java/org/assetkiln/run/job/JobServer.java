package org.assetkiln.run.job;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.assetkiln.files.Json;
import org.assetkiln.run.Threads;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A child process's side of the conversation: requests on standard input, messages on standard output. */
public final class JobServer<J extends Job, M extends JobMessage> {
    private static final Logger LOG = LoggerFactory.getLogger(JobServer.class);

    private final JobKind<J, M> kind;
    private final PrintStream out;
    private final BlockingQueue<Turn<J>> turns = new LinkedBlockingQueue<>();
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    /** The next thing to do: a job, or to end. */
    private record Turn<J>(@Nullable J job) {}

    private JobServer(JobKind<J, M> kind, PrintStream out) {
        this.kind = kind;
        this.out = out;
    }

    /**
     * Serves until standard input ends. To be called before anything prints: from here on, what is printed to standard
     * output by anyone else goes to standard error.
     *
     * @param engine called once, after that
     */
    public static <J extends Job, M extends JobMessage> void serve(JobKind<J, M> kind, Supplier<JobMaker<J, M>> engine)
            throws InterruptedException {
        PrintStream protocol = System.out;
        System.setOut(System.err);
        new JobServer<>(kind, protocol).serve(System.in, engine.get());
    }

    private void serve(InputStream in, JobMaker<J, M> maker) throws InterruptedException {
        Threads.start("requests", () -> read(in));
        while (true) {
            J job = turns.take().job();
            if (job == null) {
                return;
            }
            make(job, maker);
        }
    }

    private void read(InputStream in) {
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                JobRequest request = Json.mapper().readValue(line, JobRequest.class);
                if (request instanceof JobRequest.Take take) {
                    turns.add(new Turn<>(Json.mapper().treeToValue(take.job(), kind.jobs())));
                } else if (request instanceof JobRequest.Cancel cancel) {
                    cancelled.add(cancel.jobId());
                }
            }
        } catch (IOException e) {
            LOG.error("A request cannot be read; the process ends.", e);
        } finally {
            closing = true;
            turns.add(new Turn<>(null));
        }
    }

    private void make(J job, JobMaker<J, M> maker) {
        String id = job.id();
        try {
            var teller = new Teller(id);
            teller.tell(kind.started().apply(id));
            maker.make(job, teller);
            say(kind.done().apply(id));
        } catch (JobCancelledException e) {
            say(kind.cancelled().apply(id));
        } catch (IOException | RuntimeException | LinkageError e) {
            LOG.error("The job {} failed.", id, e);
            say(kind.failed().apply(id, sentence(e)));
        } finally {
            cancelled.remove(id);
        }
    }

    /** Passes on what is told of a job until it is cancelled. */
    private final class Teller implements JobTeller<M> {
        private final String id;

        Teller(String id) {
            this.id = id;
        }

        @Override
        public void tell(M message) {
            if (cancelled()) {
                throw new JobCancelledException(id);
            }
            say(message);
        }

        @Override
        public boolean cancelled() {
            return closing || cancelled.contains(id);
        }
    }

    private void say(M message) {
        out.writeBytes((Json.line(message) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private String sentence(Throwable e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? kind.process() + " failed: " + e + "." : message;
    }
}
