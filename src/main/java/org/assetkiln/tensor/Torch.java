package org.assetkiln.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the engine, once a process, and sets up each thread that uses it. */
public final class Torch {
    private static final Logger LOG = LoggerFactory.getLogger(Torch.class);

    static {
        // Before any class of DJL looks: no usage reports, no downloads.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
    }

    /** Loads the engine on the side; null unless that was asked for. */
    private static volatile @Nullable Thread early;

    private Torch() {}

    /**
     * Starts the engine and compiles the kernels on a thread of their own, a third of a second during which the caller reads
     * settings and files. Whoever needs the engine meanwhile waits for it, and hears what went wrong.
     */
    public static void startEarly() {
        early = Threads.start("assetkiln-engine", () -> {
            try {
                prepareThread(false);
                Kernels.compile();
            } catch (EngineException | LinkageError e) {
                LOG.debug("The engine did not start.", e); // Whoever needs it is told.
            }
        });
    }

    /** Waits for {@link #startEarly}: a process that ends while a library is being loaded may crash. */
    public static void awaitEarlyStart() {
        Thread thread = early;
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A new manager for long-lived arrays on the processor; closing it frees them. */
    public static NDManager newManager() {
        return NDManager.newBaseManager(Device.cpu(), "PyTorch");
    }

    /**
     * The same on a device of one's choice.
     *
     * @throws IOException with one sentence if there is no such device
     */
    public static NDManager newManager(ComputeDevice device) throws IOException {
        return NDManager.newBaseManager(device.resolve(), "PyTorch");
    }

    /** Moves an array to a manager and its device. What is moved elsewhere is closed and must not be followed by gradients. */
    public static NDArray onto(NDManager manager, NDArray array) {
        return Precision.FP32.stored(array, manager);
    }

    /**
     * Prepares the calling thread. Gradient mode and the graph executor's optimizer are per thread in libtorch; the
     * optimizer would re-profile for each new shape and gain nothing for kernels of this size.
     *
     * @param gradients whether operations are recorded for a backward pass
     */
    public static void prepareThread(boolean gradients) {
        Engine.getEngine("PyTorch");
        JniUtils.setGraphExecutorOptimize(false);
        JniUtils.setGradMode(gradients);
    }

    /** Runs work without recording it for a backward pass, then restores the thread's mode. */
    public static <T> T withoutGradients(Supplier<T> work) {
        return inMode(false, work);
    }

    /** Runs work recorded for a backward pass, then restores the thread's mode. */
    static <T> T withGradients(Supplier<T> work) {
        return inMode(true, work);
    }

    private static <T> T inMode(boolean gradients, Supplier<T> work) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(gradients);
        try {
            return work.get();
        } finally {
            JniUtils.setGradMode(before);
        }
    }
}
