package org.assetkiln.run.generation;

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

/** The picture process's side of the conversation: requests on standard input, messages on standard output. */
public final class GenerationServer {
    private static final Logger LOG = LoggerFactory.getLogger(GenerationServer.class);

    private final PrintStream out;
    private final BlockingQueue<Turn> turns = new LinkedBlockingQueue<>();
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    /** The next thing to do: a job, or to end. */
    private record Turn(@Nullable GenerationJob job) {}

    private GenerationServer(PrintStream out) {
        this.out = out;
    }

    /**
     * Serves until standard input ends. To be called before anything prints: from here on, what is printed to standard
     * output by anyone else goes to standard error.
     *
     * @param engine called once, after that
     */
    public static void serve(Supplier<PictureMaker> engine) throws InterruptedException {
        PrintStream protocol = System.out;
        System.setOut(System.err);
        new GenerationServer(protocol).serve(System.in, engine.get());
    }

    private void serve(InputStream in, PictureMaker maker) throws InterruptedException {
        Threads.start("requests", () -> read(in));
        while (true) {
            GenerationJob job = turns.take().job();
            if (job == null) {
                return;
            }
            make(job, maker);
        }
    }

    private void read(InputStream in) {
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                GenerationRequest request = Json.mapper().readValue(line, GenerationRequest.class);
                if (request instanceof GenerationRequest.Make make) {
                    turns.add(new Turn(make.job()));
                } else if (request instanceof GenerationRequest.Cancel cancel) {
                    cancelled.add(cancel.jobId());
                }
            }
        } catch (IOException e) {
            LOG.error("A request cannot be read; the process ends.", e);
        } finally {
            closing = true;
            turns.add(new Turn(null));
        }
    }

    private void make(GenerationJob job, PictureMaker maker) {
        String id = job.id();
        try {
            tell(new GenerationMessage.Started(id));
            maker.make(job, this::tell);
            say(new GenerationMessage.Done(id));
        } catch (JobCancelledException e) {
            say(new GenerationMessage.Cancelled(id));
        } catch (IOException | RuntimeException | LinkageError e) {
            LOG.error("The job {} failed.", id, e);
            say(new GenerationMessage.Failed(id, sentence(e)));
        } finally {
            cancelled.remove(id);
        }
    }

    private void tell(GenerationMessage message) {
        if (closing || cancelled.contains(message.jobId())) {
            throw new JobCancelledException(message.jobId());
        }
        say(message);
    }

    private void say(GenerationMessage message) {
        out.writeBytes((Json.line(message) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String sentence(Throwable e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? "The picture cannot be made: " + e + "." : message;
    }
}
