package org.assetkiln.bench;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.application.Platform;

/**
 * Asks the FX thread every 5 ms and measures until it answers: how long it is blocked, whatever the screen draws. Of
 * late answers it notes how much of the time the thread computed, how much the garbage collector took, and what the
 * thread was doing; the rest it waited, for the processor or for another thread.
 */
public final class FxAnswers {
    private static final int EVERY_MILLIS = 5;
    private static final double LATE_MILLIS = Integer.getInteger("assetkiln.bench.late", 40);
    private static final int NOTED_FROM_MILLIS = 15;
    private static final int FRAMES = 4;

    private final ScheduledExecutorService asker = Executors.newSingleThreadScheduledExecutor();
    private final long begin = System.nanoTime();
    private final List<String> late = new ArrayList<>();
    private final Thread fx;
    /** Since the question that waits now, or was answered last. */
    private final Map<String, Integer> doing = new TreeMap<>();

    private long unanswered;
    private double longest;

    private FxAnswers(Thread fx) {
        this.fx = fx;
    }

    /** Call it where {@link Platform#runLater} works. */
    public static FxAnswers start() throws Exception {
        var found = new CompletableFuture<Thread>();
        Platform.runLater(() -> found.complete(Thread.currentThread()));
        var answers = new FxAnswers(found.get());
        answers.asker.scheduleAtFixedRate(answers::ask, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return answers;
    }

    private void ask() {
        long now = System.nanoTime();
        boolean waiting;
        synchronized (this) {
            waiting = unanswered != 0 && (now - unanswered) / 1e6 > NOTED_FROM_MILLIS;
            unanswered = unanswered == 0 ? now : unanswered;
        }
        if (waiting) {
            note();
        }
        long computed = computed();
        long collected = collected();
        Platform.runLater(() -> answered(now, computed, collected));
    }

    private void note() {
        StackTraceElement[] stack = fx.getStackTrace();
        String ours = Arrays.stream(stack)
                .filter(frame -> frame.getClassName().contains("assetkiln"))
                .limit(FRAMES)
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .collect(Collectors.joining(" < "));
        String where = ours + " | " + system(stack) + " " + fx.getState();
        synchronized (this) {
            doing.merge(where, 1, Integer::sum);
        }
    }

    /** What JavaFX or the JVM is at. */
    private static String system(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame -> !frame.getClassName().startsWith("java.util.concurrent.locks"))
                .limit(2 * FRAMES)
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .collect(Collectors.joining(" < "));
    }

    private synchronized void answered(long asked, long computed, long collected) {
        double millis = (System.nanoTime() - asked) / 1e6;
        longest = Math.max(longest, millis);
        if (unanswered == asked && millis > LATE_MILLIS) {
            late.add("%.0f ms at %.0f: computed %.0f, collected garbage %d; %s"
                    .formatted(
                            millis,
                            (asked - begin) / 1e6,
                            (computed() - computed) / 1e6,
                            collected() - collected,
                            doing));
        }
        if (unanswered <= asked) {
            unanswered = 0;
            doing.clear();
        }
    }

    /** Nanoseconds of the processor that the FX thread has had. */
    private long computed() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(fx.getId());
    }

    /** Milliseconds that the program stood still for the garbage collector. */
    private static long collected() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    /** Since this was asked last: the longest wait in milliseconds. What came late meanwhile is printed. */
    public synchronized double longest() {
        double was = longest;
        longest = 0;
        late.forEach(one -> System.out.println("late: " + one));
        late.clear();
        return was;
    }

    public void stop() {
        asker.shutdownNow();
    }
}
