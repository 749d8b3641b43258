package org.assetkiln.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.application.Platform;

/**
 * Asks the FX thread every 5 ms and measures until it answers: how long it is blocked, whatever the screen draws; and
 * notes what it is doing when an answer takes long.
 */
final class FxAnswers {
    private static final int EVERY_MILLIS = 5;
    private static final double LONG_MILLIS = 50;
    private static final int FRAMES = 3;

    private final ScheduledExecutorService asker = Executors.newSingleThreadScheduledExecutor();
    private final Map<String, Integer> doing = new TreeMap<>();
    private long unanswered;
    private double longest;

    private FxAnswers() {}

    static FxAnswers start() {
        var answers = new FxAnswers();
        answers.asker.scheduleAtFixedRate(answers::ask, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return answers;
    }

    private void ask() {
        long now = System.nanoTime();
        boolean waiting;
        synchronized (this) {
            waiting = unanswered != 0 && (now - unanswered) / 1e6 > LONG_MILLIS;
            unanswered = unanswered == 0 ? now : unanswered;
        }
        if (waiting) {
            note();
        }
        Platform.runLater(() -> answered((System.nanoTime() - now) / 1e6));
    }

    private void note() {
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            if (thread.getName().equals("JavaFX Application Thread")) {
                String where = Arrays.stream(stack)
                        .filter(frame -> frame.getClassName().contains("assetkiln"))
                        .limit(FRAMES)
                        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                        .collect(Collectors.joining(" < "));
                doing.merge(where.isEmpty() ? system(stack) : where, 1, Integer::sum);
            }
        });
    }

    /** Nothing of ours: what JavaFX or the JVM is at. */
    private static String system(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .filter(frame -> !frame.getClassName().startsWith("java.util.concurrent.locks"))
                .limit(2 * FRAMES)
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .collect(Collectors.joining(" < "));
    }

    private synchronized void answered(double millis) {
        unanswered = 0;
        longest = Math.max(longest, millis);
    }

    /** Since this was asked last: the longest wait in milliseconds. */
    synchronized double longest() {
        double was = longest;
        longest = 0;
        return was;
    }

    void stop() {
        asker.shutdownNow();
        doing.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(12)
                .forEach(e -> System.out.println("while it was late, " + e.getValue() + " times: " + e.getKey()));
    }
}
