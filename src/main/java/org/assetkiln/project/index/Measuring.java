package org.assetkiln.project.index;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.assetkiln.project.DatasetImage;

/** Looks at the pixels of many images on several threads and hands on what was seen in batches. */
final class Measuring {
    private static final int BATCH_MILLIS = 500;
    private static final int POLL_MILLIS = 50;

    private final List<DatasetImage> images;
    private final int[] places;
    private final Runnable before;
    private final AtomicInteger next = new AtomicInteger();
    private final BlockingQueue<Look> looks = new LinkedBlockingQueue<>();

    /**
     * @param places which of the images to look at, in this order
     * @param before run before each
     */
    private Measuring(List<DatasetImage> images, int[] places, Runnable before) {
        this.images = images;
        this.places = places;
        this.before = before;
    }

    /** @param batch hears what was seen, on the calling thread */
    static void run(
            List<DatasetImage> images,
            int[] places,
            Runnable before,
            Consumer<List<Look>> batch,
            BooleanSupplier cancelled) {
        int threads = Threads.measuring();
        ExecutorService workers = Threads.workers("measure", threads);
        try {
            Measuring measuring = new Measuring(images, places, before);
            for (int i = 0; i < threads; i++) {
                workers.execute(measuring::work);
            }
            measuring.collect(batch, cancelled);
        } finally {
            workers.shutdownNow();
        }
    }

    private void work() {
        for (int i = next.getAndIncrement(); i < places.length; i = next.getAndIncrement()) {
            before.run();
            looks.add(Look.at(places[i], images.get(places[i])));
        }
    }

    private void collect(Consumer<List<Look>> batch, BooleanSupplier cancelled) {
        List<Look> seen = new ArrayList<>();
        int done = 0;
        long told = System.nanoTime();
        while (done < places.length && !cancelled.getAsBoolean()) {
            int before = seen.size();
            wait(seen);
            done += seen.size() - before;
            if (System.nanoTime() - told > TimeUnit.MILLISECONDS.toNanos(BATCH_MILLIS) && !seen.isEmpty()) {
                batch.accept(seen);
                seen = new ArrayList<>();
                told = System.nanoTime();
            }
        }
        next.set(places.length); // the threads stop after what they are doing
        if (!seen.isEmpty()) {
            batch.accept(seen);
        }
    }

    private void wait(List<Look> seen) {
        try {
            Look look = looks.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
            if (look != null) {
                seen.add(look);
                looks.drainTo(seen);
            }
        } catch (InterruptedException e) {
            next.set(places.length);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Looking at the images was interrupted.", e);
        }
    }
}
