package org.assetkiln.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.util.function.Supplier;

/** Starts the engine, once a process, and sets up each thread that uses it. */
public final class Torch {
    static {
        // Before any class of DJL looks: no usage reports, no downloads.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
    }

    private Torch() {}

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
