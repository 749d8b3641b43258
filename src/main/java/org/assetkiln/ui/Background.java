package org.assetkiln.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything the desktop does off the FX thread. Call it on the FX thread; results come back there. */
public final class Background implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    // Most of it waits for the disk or the network, a download for hours: enough threads that nothing queues behind it.
    private final ExecutorService workers =
            Threads.firstInFirstOut("work", Math.max(6, Runtime.getRuntime().availableProcessors()));
    private final ExecutorService writer = Threads.firstInFirstOut("save", 1);
    private final ExecutorService pictures = Threads.lastInFirstOut("picture", 2);
    private final ObservableList<Work> running = FXCollections.observableArrayList();
    private final Timeline sampler =
            new Timeline(new KeyFrame(Duration.millis(100), e -> running.forEach(Work::sample)));
    private final BiConsumer<String, Throwable> onError;

    /** {@code onError} hears, on the FX thread, the title of work that failed and why. */
    public Background(BiConsumer<String, Throwable> onError) {
        this.onError = onError;
        sampler.setCycleCount(Animation.INDEFINITE);
    }

    /** Work in the reach of cancel and progress. */
    @FunctionalInterface
    public interface Tracked<T> {
        T run(Progress progress) throws Exception;
    }

    /** Does {@code work} and hands its result to {@code onFx}; a failure goes to the error handler. */
    public <T> Work run(String title, Callable<T> work, Consumer<T> onFx) {
        return start(workers, new Work(title, false), progress -> work.call(), onFx);
    }

    /** The same with progress and a cancel button; cancelled work reports neither result nor failure. */
    public <T> Work track(String title, Tracked<T> work, Consumer<T> onFx) {
        return start(workers, new Work(title, true), work, onFx);
    }

    /** The same with own answers to failure and to cancelling. */
    public <T> Work track(
            String title, Tracked<T> work, Consumer<T> onFx, Consumer<Throwable> onFailure, Runnable onCancel) {
        Work listed = new Work(title, true);
        listed.onCancel(onCancel);
        return start(workers, listed, work, onFx, onFailure);
    }

    /** For writing: one after the other in the order given, finished even when the window closes. */
    public <T> Work inOrder(String title, Callable<T> work, Consumer<T> onFx) {
        return inOrder(title, work, onFx, failure -> onError.accept(title, failure));
    }

    /** The same with progress; it cannot be cancelled. */
    public <T> Work inOrder(String title, Tracked<T> work, Consumer<T> onFx) {
        return start(writer, new Work(title, false), work, onFx);
    }

    /** The same with an own answer to failure. */
    public <T> Work inOrder(String title, Callable<T> work, Consumer<T> onFx, Consumer<Throwable> onFailure) {
        return start(writer, new Work(title, false), progress -> work.call(), onFx, onFailure);
    }

    /** Work too short and too frequent to be listed: looking at a file again and again. */
    public <T> void quietly(Callable<T> work, Consumer<T> onFx) {
        try {
            workers.execute(() -> look(work, onFx));
        } catch (RejectedExecutionException closing) {
            return; // the window is going away and nobody will see what is new
        }
    }

    /** The same with something that comes in any case, before result or failure: for who waits with the next look. */
    public <T> void quietly(Callable<T> work, Runnable onEnd, Consumer<T> onFx) {
        quietly(
                () -> {
                    try {
                        return work.call();
                    } finally {
                        Fx.run(onEnd);
                    }
                },
                onFx);
    }

    private <T> void look(Callable<T> work, Consumer<T> onFx) {
        try {
            T result = work.call();
            Fx.run(() -> onFx.accept(result));
        } catch (Throwable failure) {
            Fx.run(() -> onError.accept("Looking for news", failure));
        }
    }

    /** Runs the newest request first and is not listed: for pictures that scroll into view. */
    void picture(Runnable work) {
        try {
            pictures.execute(work);
        } catch (RejectedExecutionException closing) {
            return; // the window is going away and nobody will see the picture
        }
    }

    /** What is going on now. */
    public ObservableList<Work> running() {
        return running;
    }

    private <T> Work start(ExecutorService pool, Work work, Tracked<T> job, Consumer<T> onFx) {
        return start(pool, work, job, onFx, failure -> onError.accept(work.title(), failure));
    }

    private <T> Work start(
            ExecutorService pool, Work work, Tracked<T> job, Consumer<T> onFx, Consumer<Throwable> onFailure) {
        running.add(work);
        sampler.play();
        try {
            pool.execute(() -> perform(work, job, onFx, onFailure));
        } catch (RejectedExecutionException closed) {
            // A worker's last message comes after the window has gone: nobody waits for what it would start.
            LOG.info("Not begun, because the window has closed: {}", work.title());
            finish(work, () -> {});
        }
        return work;
    }

    private <T> void perform(Work work, Tracked<T> job, Consumer<T> onFx, Consumer<Throwable> onFailure) {
        try {
            T result = job.run(work);
            Fx.run(() -> finish(work, () -> onFx.accept(result)));
        } catch (Throwable failure) {
            Fx.run(() -> finish(work, () -> onFailure.accept(failure)));
        }
    }

    private void finish(Work work, Runnable report) {
        running.remove(work);
        if (running.isEmpty()) {
            sampler.stop();
        }
        if (work.cancelled()) {
            work.reportCancelled();
        } else {
            report.run();
        }
    }

    /** Stops everything but the writing, which is waited for (30 s at most). */
    @Override
    public void close() {
        running.forEach(Work::cancel);
        sampler.stop();
        pictures.shutdownNow();
        workers.shutdownNow();
        writer.shutdown();
        try {
            writer.awaitTermination(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
