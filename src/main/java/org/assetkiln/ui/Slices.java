package org.assetkiln.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * Does what is too much for one go on the FX thread in slices of a few milliseconds, with room for drawing between them;
 * one piece of work after the other, in the order given. FX thread only.
 */
final class Slices {
    private static final long SLICE_NANOS = 5_000_000;
    /** Looking at the clock each time would cost more than the work. */
    private static final int AT_LEAST = 64;

    private final Deque<Job<?>> waiting = new ArrayDeque<>();
    private boolean later;

    private record Job<T>(Iterator<T> items, Consumer<T> each, Runnable last) {
        /** Answers whether all items are done. */
        boolean go(long until) {
            for (int i = 1; items.hasNext(); i++) {
                each.accept(items.next());
                if (i % AT_LEAST == 0 && System.nanoTime() > until) {
                    return !items.hasNext();
                }
            }
            return true;
        }
    }

    /** Little is done at once if nothing else is waiting; {@code last} runs after all items. */
    <T> void work(Iterable<T> items, Consumer<T> each, Runnable last) {
        waiting.add(new Job<>(items.iterator(), each, last));
        if (!later) {
            go();
        }
    }

    private void go() {
        long until = System.nanoTime() + SLICE_NANOS;
        later = true; // work that asks for more work waits its turn
        try {
            while (!waiting.isEmpty()
                    && System.nanoTime() < until
                    && waiting.element().go(until)) {
                waiting.remove().last().run();
            }
        } finally {
            later = !waiting.isEmpty();
            if (later) {
                Fx.later(this::go);
            }
        }
    }
}
