package org.assetkiln.project.index;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/** The index's threads: none of them keeps the program alive, and what draws or is waited for goes first. */
final class Threads {
    private Threads() {}

    /** As many as there are processors, four at most: more only wait for the disk. */
    static int measuring() {
        return Math.min(4, Runtime.getRuntime().availableProcessors());
    }

    static ExecutorService workers(String name, int count) {
        return Executors.newFixedThreadPool(count, daemons(name));
    }

    static ScheduledExecutorService clock(String name) {
        return Executors.newSingleThreadScheduledExecutor(daemons(name));
    }

    private static ThreadFactory daemons(String name) {
        return work -> {
            Thread thread = new Thread(work, "assetkiln-" + name);
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            return thread;
        };
    }
}
