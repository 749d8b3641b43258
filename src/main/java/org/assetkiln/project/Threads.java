package org.assetkiln.project;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The one place below {@code run} where a project's threads are made. None of them keeps the program alive. */
final class Threads {
    private Threads() {}

    /** One thread for work that comes later or repeats. */
    static ScheduledExecutorService clock(String name) {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "assetkiln-" + name);
            thread.setDaemon(true);
            return thread;
        });
    }
}
