package org.assetkiln.tensor;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The only place that makes threads for computing. */
final class Threads {
    private Threads() {}

    /** Threads that do not keep the program alive. */
    static ExecutorService lanes(int count) {
        return Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Thread(work, "assetkiln-lane");
            thread.setDaemon(true);
            return thread;
        });
    }
}
