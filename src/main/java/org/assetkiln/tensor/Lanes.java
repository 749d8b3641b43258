package org.assetkiln.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Independent pieces of work side by side on the processor, each with its share of the cores. A second core hardly helps a small
 * network (1.3 times as fast on two), while two pieces of work on a core each are done in little more than the time of one. Without
 * gradients only.
 */
public final class Lanes {
    private static final long SMALL = 100_000_000;

    private final int lanes;

    private Lanes(int lanes) {
        this.lanes = lanes;
    }

    /**
     * As many as there are cores for the engine, one on a graphics card.
     *
     * @param most never more than these: each needs memory for its own values
     */
    public static Lanes of(Device device, int most) {
        return new Lanes(device.isGpu() ? 1 : Math.max(1, Math.min(most, JniUtils.getNumThreads())));
    }

    /**
     * As many as there are cores for a network so small that a second core hardly helps it.
     *
     * @param network on the device that it computes on
     * @param ifLarge how many for one of 100 million weights or more, each needing memory for its own values
     */
    public static Lanes suiting(Weights network, int ifLarge) {
        Device device = network.arrays().values().stream()
                .map(NDArray::getDevice)
                .findFirst()
                .orElse(Device.cpu());
        return of(device, isLarge(network) ? ifLarge : Integer.MAX_VALUE);
    }

    /** Whether a network has 100 million weights or more. */
    public static boolean isLarge(Weights network) {
        return network.arrays().values().stream().mapToLong(NDArray::size).sum() >= SMALL;
    }

    /** How many pieces of work are done at a time. */
    public int count() {
        return lanes;
    }

    /** A piece of work. */
    public interface Work {
        /** @param index from 0 */
        void run(int index) throws IOException;
    }

    /**
     * Does all of it, beginning in order, and returns when it is done. After a failure nothing more is begun, and the first failure is thrown
     * once the others are through.
     *
     * @param count how many pieces
     * @param work called on any thread, several at a time unless there is one lane or one piece
     */
    public void run(int count, Work work) throws IOException {
        int side = Math.min(lanes, count);
        if (side <= 1) {
            for (int i = 0; i < count; i++) {
                work.run(i);
            }
            return;
        }
        int cores = JniUtils.getNumThreads();
        ExecutorService threads = Threads.lanes(side);
        try {
            var next = new AtomicInteger();
            List<Future<?>> running = new ArrayList<>();
            for (int lane = 0; lane < side; lane++) {
                running.add(threads.submit(() -> {
                    Torch.prepareThread(false);
                    JniUtils.setNumThreads(Math.max(1, cores / side));
                    follow(next, count, work);
                    return lanes;
                }));
            }
            await(running);
        } finally {
            threads.shutdown();
            JniUtils.setNumThreads(
                    cores); // each thread has its own number, but new ones begin with the last that was set
        }
    }

    private static void follow(AtomicInteger next, int count, Work work) throws IOException {
        try {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                work.run(i);
            }
        } catch (IOException | RuntimeException | Error e) {
            next.set(count);
            throw e;
        }
    }

    private static void await(List<Future<?>> running) throws IOException {
        Throwable first = null;
        for (Future<?> lane : running) {
            try {
                lane.get();
            } catch (ExecutionException e) {
                first = first == null ? e.getCause() : first;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while computing", e);
            }
        }
        if (first instanceof IOException e) {
            throw e;
        } else if (first instanceof RuntimeException e) {
            throw e;
        } else if (first instanceof Error e) {
            throw e;
        }
    }
}
