package org.assetkiln.tensor;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;

/**
 * The form of a network's numbers. DJL knows no BF16: an array of it has the type UNKNOWN, and asking the engine for
 * anything of that type ends the process, so that such arrays must only be given to kernels.
 */
public enum Precision {
    FP32(6),
    /** The range of FP32 with 8 significant bits. */
    BF16(15),
    /** 11 significant bits up to 65504: gradients need scaling. */
    FP16(5);

    private final int code;

    Precision(int code) {
        this.code = code;
    }

    /** PyTorch's number of the type. */
    int code() {
        return code;
    }

    /**
     * Converts, followed by the backward pass; nothing to do for a value that is so already.
     *
     * @return the value itself where neither side is anything but FP32, else a new array of the runner's
     */
    public NDArray of(Runner run, NDArray value) {
        return this == FP32 ? value : run.call("cast", value, code);
    }

    /** A network's result back in FP32, in which everything around networks is computed; the result is closed. */
    public NDArray back(Runner run, NDArray result) {
        return this == FP32 ? result : run.replace(result, "cast", result, FP32.code);
    }

    /** One sentence if a device computes slowly with these numbers, or may do so; nothing if it is fast. */
    public Optional<String> warning(Device device) {
        return device.isGpu() ? Optional.empty() : Processor.here().warning(this);
    }

    /** Moves a weight to a manager's device in this form; the weight given is closed or goes over to the manager. */
    NDArray stored(NDArray weight, NDManager manager) {
        if (this == FP32 && weight.getDevice().equals(manager.getDevice())) {
            weight.attach(manager);
            return weight;
        }
        String device = ComputeDevice.torchName(manager.getDevice());
        try (weight) {
            return Torch.withoutGradients(() -> Kernels.call(manager, "placed", weight, device, code));
        }
    }
}
