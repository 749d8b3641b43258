package org.assetkiln.hub;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Tries again what fails in passing, later each time, as long as the server asks but no longer than it is bearable.
 *
 * @param tries how often in a row without anything new, 1 and up
 * @param first the wait after the first failure; doubled each time
 * @param longest the longest wait that a server may ask for
 */
record Patience(int tries, Duration first, Duration longest) {
    static final Patience USUAL = new Patience(6, Duration.ofSeconds(1), Duration.ofMinutes(3));
    private static final long SLICE_MILLIS = 50;

    /** What may fail. */
    interface Attempt {
        void run() throws IOException;
    }

    /** @param done how much has been reached; a try that got further counts as the first */
    void run(Attempt attempt, LongSupplier done, BooleanSupplier cancelled) throws IOException {
        int failures = 0;
        while (true) {
            long before = done.getAsLong();
            try {
                attempt.run();
                return;
            } catch (HubException e) {
                failures = done.getAsLong() > before ? 1 : failures + 1;
                Duration asked = e.retryAfter();
                Duration wait = asked == null ? first.multipliedBy(1L << (failures - 1)) : asked;
                if (!e.passing() || failures >= tries || wait.compareTo(longest) > 0) {
                    throw e;
                }
                sleep(wait, cancelled);
            }
        }
    }

    private static void sleep(Duration wait, BooleanSupplier cancelled) throws HubException {
        long end = System.nanoTime() + wait.toNanos();
        while (System.nanoTime() < end) {
            if (cancelled.getAsBoolean()) {
                throw Refusals.cancelled();
            }
            try {
                Thread.sleep(Math.min(SLICE_MILLIS, 1 + (end - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Refusals.cancelled();
            }
        }
    }
}
