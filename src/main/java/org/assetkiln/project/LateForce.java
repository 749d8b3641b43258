package org.assetkiln.project;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forces the files of a batch to disk in the background: ten thousand of them one by one would take seconds. Until that
 * is done the step counts as not finished, and the next opening looks at its files.
 */
final class LateForce implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LateForce.class);
    private static final int LONGEST_CLOSING_SECONDS = 5;

    private final SidecarFiles files;
    private final StepLog log;
    private @Nullable ExecutorService thread;

    LateForce(SidecarFiles files, StepLog log) {
        this.files = files;
        this.log = log;
    }

    synchronized void force(long step, List<String> images) {
        ExecutorService running = thread;
        if (running == null) {
            running = Threads.clock("captions-to-disk");
            thread = running;
        }
        running.execute(() -> now(step, images));
    }

    private void now(long step, List<String> images) {
        try {
            files.force(images);
            log.forced(step);
        } catch (IOException e) {
            LOG.warn("Captions are written, but the disk did not confirm it.", e);
        }
    }

    @Override
    public synchronized void close() {
        ExecutorService running = thread;
        if (running != null) {
            running.shutdown();
            try {
                running.awaitTermination(LONGEST_CLOSING_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
