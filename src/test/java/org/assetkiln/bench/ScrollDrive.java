package org.assetkiln.bench;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.scene.control.ScrollBar;

/** Moves a scroll bar with each pulse and notes the times between two. Make it on the FX thread. */
public final class ScrollDrive extends AnimationTimer {
    private final ScrollBar bar;
    private final double from;
    private final double to;
    private final double seconds;
    private final List<Double> pulses = new ArrayList<>();
    private final long begin = System.nanoTime();
    private long last = begin;
    private volatile boolean done;

    /** Scrolls from one part of the bar, 0 to 1, to another, beginning at once. */
    public ScrollDrive(ScrollBar bar, double from, double to, double seconds) {
        this.bar = bar;
        this.from = from;
        this.to = to;
        this.seconds = seconds;
        start();
    }

    @Override
    public void handle(long now) {
        long time = System.nanoTime();
        pulses.add((time - last) / 1e6);
        last = time;
        double part = Math.min(1, (time - begin) / 1e9 / seconds);
        bar.setValue(bar.getMin() + (bar.getMax() - bar.getMin()) * (from + (to - from) * part));
        if (part >= 1) {
            stop();
            done = true;
        }
    }

    public boolean done() {
        return done;
    }

    /** The times between two pulses, in words; once it is done. */
    @Override
    public String toString() {
        List<Double> sorted = pulses.stream().sorted().toList();
        return "%d pulses, between two %.0f ms (median), %.0f ms (99 of 100), %.0f ms (longest)"
                .formatted(
                        sorted.size(),
                        sorted.get(sorted.size() / 2),
                        sorted.get((int) (sorted.size() * 0.99)),
                        sorted.get(sorted.size() - 1));
    }
}
