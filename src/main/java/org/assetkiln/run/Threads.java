package org.assetkiln.run;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place below the window where threads are made. None of them keeps the program alive. */
public final class Threads {
    private static final Logger LOG = LoggerFactory.getLogger(Threads.class);

    private Threads() {}

    /** Runs the work on a new thread; what it throws is logged. */
    public static Thread start(String name, Runnable work) {
        Thread thread = daemon(name, work);
        thread.start();
        return thread;
    }

    /** One thread for work that repeats or comes later. */
    public static ScheduledExecutorService clock(String name) {
        return Executors.newSingleThreadScheduledExecutor(work -> daemon(name, work));
    }

    /**
     * Runs the work when the program is asked to end, for example by Ctrl+C.
     *
     * @return takes the request back; too late while the program is ending
     */
    public static Runnable onShutdown(String name, Runnable work) {
        Thread hook = new Thread(work, name);
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                LOG.debug("{} is running.", name, e);
            }
        };
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((t, e) -> LOG.error("The thread {} ended with an error.", name, e));
        return thread;
    }
}
