package org.assetkiln.app.engine;

import java.io.IOException;
import org.assetkiln.run.RunFolder;
import org.assetkiln.run.Threads;
import org.assetkiln.training.TrainingListener;
import org.assetkiln.training.event.TrainingEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down which base model a run started from, on a thread of its own and not before the first step, which would have to wait for it: reading
 * a base model of gigabytes takes a while.
 */
final class HashAfterFirstStep implements TrainingListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HashAfterFirstStep.class);

    private final RunFolder run;
    private final TrainingListener next;
    private @Nullable Thread thread;

    /** @param next hears of everything too */
    HashAfterFirstStep(RunFolder run, TrainingListener next) {
        this.run = run;
        this.next = next;
    }

    @Override
    public void on(TrainingEvent event) {
        next.on(event);
        if (thread == null && event instanceof TrainingEvent.Step) {
            thread = Threads.start("hashing", this::hash);
            thread.setPriority(Thread.MIN_PRIORITY);
        }
    }

    private void hash() {
        try {
            run.writeModelHash();
        } catch (IOException e) {
            LOG.warn("The base model of the run {} is not written down.", run, e);
        }
    }

    /** Waits until it is written. */
    @Override
    public void close() {
        Thread running = thread;
        try {
            if (running != null) {
                running.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
