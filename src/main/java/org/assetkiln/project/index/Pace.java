package org.assetkiln.project.index;

import java.util.concurrent.TimeUnit;

/** When to tell again: after a while, and each time after twice as long. */
final class Pace {
    private static final int LONGEST_MILLIS = 20_000;

    private long last = System.nanoTime();
    private long millis;

    Pace(long millis) {
        this.millis = millis;
    }

    boolean due() {
        if (System.nanoTime() - last < TimeUnit.MILLISECONDS.toNanos(millis)) {
            return false;
        }
        last = System.nanoTime();
        millis = Math.min(2 * millis, LONGEST_MILLIS);
        return true;
    }
}
