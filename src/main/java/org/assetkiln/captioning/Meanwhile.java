package org.assetkiln.captioning;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;

/**
 * Something that is read while the engine is loaded, because it needs no engine: half a second with nothing else to do.
 *
 * @param <T> what it gives
 */
public final class Meanwhile<T> {
    private final Future<T> work;

    private Meanwhile(Future<T> work) {
        this.work = work;
    }

    /** Begins; what is begun later comes later. */
    public static <T> Meanwhile<T> begin(Callable<T> work) {
        return new Meanwhile<>(ForkJoinPool.commonPool().submit(work));
    }

    /**
     * Waits until it is there.
     *
     * @throws IOException as the work threw it, likewise what is unchecked
     */
    public T get() throws IOException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException failure) {
                throw failure;
            } else if (cause instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading", e);
        }
    }
}
