package org.assetkiln.ui;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The desktop's threads; nothing else in {@code ui} makes any. What draws the window goes before all of them. */
final class Threads {
    /** Above what nobody waits for; the launcher says what that means on Linux. */
    private static final int PRIORITY = Thread.MIN_PRIORITY + 1;

    private Threads() {}

    /** Runs tasks in the order given, at most {@code count} at a time. */
    static ExecutorService firstInFirstOut(String name, int count) {
        return pool(name, count, new LinkedBlockingDeque<>());
    }

    /** Runs the task given last first: what scrolled into view just now matters more than what scrolled past. */
    static ExecutorService lastInFirstOut(String name, int count) {
        return pool(name, count, new LastInFirstOut());
    }

    private static ExecutorService pool(String name, int count, LinkedBlockingDeque<Runnable> queue) {
        var pool = new ThreadPoolExecutor(count, count, 20, TimeUnit.SECONDS, queue, daemons(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "assetkiln-" + name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setPriority(PRIORITY);
            return thread;
        };
    }

    private static final class LastInFirstOut extends LinkedBlockingDeque<Runnable> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean offer(Runnable work) {
            return offerFirst(work);
        }
    }
}
