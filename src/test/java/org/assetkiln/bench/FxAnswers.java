package org.assetkiln.bench;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/** Asks the FX thread every 5 ms and measures until it answers: how long it is blocked, whatever the screen draws. */
final class FxAnswers {
    private static final int EVERY_MILLIS = 5;

    private final ScheduledExecutorService asker = Executors.newSingleThreadScheduledExecutor();
    private double longest;

    private FxAnswers() {}

    static FxAnswers start() {
        var answers = new FxAnswers();
        answers.asker.scheduleAtFixedRate(answers::ask, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return answers;
    }

    private void ask() {
        long asked = System.nanoTime();
        Platform.runLater(() -> answered((System.nanoTime() - asked) / 1e6));
    }

    private synchronized void answered(double millis) {
        longest = Math.max(longest, millis);
    }

    /** The longest wait in milliseconds since this was asked last. */
    synchronized double longest() {
        double was = longest;
        longest = 0;
        return was;
    }

    void stop() {
        asker.shutdownNow();
    }
}
