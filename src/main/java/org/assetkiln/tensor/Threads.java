package org.assetkiln.tensor;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The only place that makes threads for computing. */
final class Threads {
    private Threads() {}

    /** Runs the work on a thread that does not keep the program alive. */
    static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Threads that do not keep the program alive. */
    static ExecutorService lanes(int count) {
        return Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Thread(work, "assetkiln-lane");
            thread.setDaemon(true);
            return thread;
        });
    }
}
