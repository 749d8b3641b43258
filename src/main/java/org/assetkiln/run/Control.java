package org.assetkiln.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.training.TrainingControl;
import org.assetkiln.training.TrainingControl.Request;

/** Requests to a running run: one file each in {@code control/}, taken away by the worker when it sees it. */
public final class Control {
    /** In the order in which they are answered when several wait. */
    private static final List<Request> REQUESTS = List.of(Request.STOP, Request.PAUSE, Request.SAMPLE);

    private final Path folder;

    Control(Path folder) {
        this.folder = folder;
    }

    /** Asks; the worker answers after its present step. Asking twice before that is asking once. */
    public void request(Request request) throws IOException {
        if (request != Request.NONE) {
            AtomicFiles.write(file(request), "");
        }
    }

    /** What the trainer asks after each step: each request is returned once. */
    public TrainingControl asTrainingControl() {
        return () -> {
            for (Request request : REQUESTS) {
                if (take(request)) {
                    return request;
                }
            }
            return Request.NONE;
        };
    }

    /** Drops requests that were meant for an earlier life of the run. */
    void clearOlderThan(long millis) {
        for (Request request : REQUESTS) {
            Path file = file(request);
            try {
                if (Files.getLastModifiedTime(file).toMillis() < millis) {
                    Files.deleteIfExists(file);
                }
            } catch (NoSuchFileException e) {
                // nothing was asked
            } catch (IOException e) {
                throw new UncheckedIOException("The request " + file + " cannot be removed.", e);
            }
        }
    }

    private boolean take(Request request) {
        try {
            return Files.deleteIfExists(file(request));
        } catch (IOException e) {
            throw new UncheckedIOException("The request " + file(request) + " cannot be removed.", e);
        }
    }

    private Path file(Request request) {
        return folder.resolve(request.name().toLowerCase(Locale.ROOT));
    }
}
