package org.assetkiln.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.TorchScriptBridge;
import java.util.Arrays;
import java.util.UUID;

/**
 * Standard normal numbers for a batch of pictures, each picture with a generator of its own that continues from draw to
 * draw: what {@code diffusers.utils.torch_utils.randn_tensor} gives for a list of {@code torch.Generator("cpu")}. A
 * picture is therefore the same whichever others are made with it.
 */
public final class Noise implements AutoCloseable {
    private final int pictures;
    private long handle;

    private Noise(long[] seeds) {
        this.pictures = seeds.length;
        this.handle = Kernels.callOpaque("generators", (Object) seeds);
    }

    /**
     * Generators at their beginning.
     *
     * @param owner closes them at the latest
     * @param seeds one for each picture
     */
    public static Noise of(NDManager owner, long... seeds) {
        var noise = new Noise(seeds);
        owner.attachInternal("noise " + UUID.randomUUID(), noise);
        return noise;
    }

    /**
     * The next numbers of each picture.
     *
     * @param scope receives the result
     * @param shape of one picture, without the batch
     * @return (B, shape) in float32 on the scope's device
     */
    public NDArray draw(NDManager scope, long... shape) {
        return Torch.onto(scope, Kernels.call(scope, "draw", this, shape));
    }

    /**
     * One draw for each seed, from generators at their beginning.
     *
     * @param scope receives the result
     * @param seeds B of them
     * @param shape of one sample
     * @return (B, shape) in float32 on the scope's device
     */
    public static NDArray each(NDManager scope, long[] seeds, long... shape) {
        return Torch.onto(scope, Kernels.call(scope, "randn_each", shape, seeds));
    }

    /**
     * The next numbers of each picture, shaped like a batch.
     *
     * @param batch (B, ...) with B the number of pictures
     * @return of the batch's shape, on its manager and device, in float32
     */
    public NDArray like(NDArray batch) {
        long[] shape = batch.getShape().getShape();
        if (shape.length == 0 || shape[0] != pictures) {
            throw new IllegalArgumentException(
                    "Noise of %d pictures does not fit a batch of shape %s".formatted(pictures, batch.getShape()));
        }
        return draw(batch.getManager(), Arrays.copyOfRange(shape, 1, shape.length));
    }

    long handle() {
        if (handle == 0) {
            throw new IllegalStateException("This noise is closed");
        }
        return handle;
    }

    /** Frees the generators. */
    @Override
    public void close() {
        if (handle != 0) {
            TorchScriptBridge.delete(handle);
            handle = 0;
        }
    }
}
