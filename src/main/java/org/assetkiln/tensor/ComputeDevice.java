package org.assetkiln.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import java.io.IOException;

/**
 * Where networks compute. Random numbers are drawn on the processor and moved, so that a seed means the same everywhere.
 * The paths for a GPU are written after DJL's documentation and source, and have not run on one yet.
 */
public enum ComputeDevice {
    /** The GPU if there is one that can be used, else the processor. */
    AUTOMATIC,
    CPU,
    /** An NVIDIA GPU, the first if there are several. */
    CUDA;

    /**
     * The engine's device of this choice.
     *
     * @throws IOException with one sentence if there is no such device
     */
    Device resolve() throws IOException {
        Engine engine = Engine.getEngine("PyTorch");
        // A PyTorch made for processors may stand beside a GPU that the driver reports.
        boolean there = this != CPU && engine.hasCapability(StandardCapabilities.CUDA) && engine.getGpuCount() > 0;
        if (this == CUDA && !there) {
            throw new IOException("There is no NVIDIA GPU that can be used: see Device in the Settings, or choose the"
                    + " processor.");
        }
        return there ? Device.gpu() : Device.cpu();
    }

    /** A device as PyTorch writes it. */
    static String torchName(Device device) {
        return device.isGpu() ? "cuda:" + device.getDeviceId() : "cpu";
    }
}
