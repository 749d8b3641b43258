package org.assetkiln.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * How weights are kept.
 *
 * @param precision their numbers; what learns is FP32
 * @param arrangement their order
 */
public record Storage(Precision precision, Arrangement arrangement) {
    private static final int WIDE = 256;

    /** As in most files. */
    public static final Storage PLAIN = new Storage(Precision.FP32, Arrangement.PLANAR);

    /** For weights that only make pictures on a manager's device. */
    public static Storage forPictures(Precision precision, NDManager manager) {
        boolean packed = precision == Precision.FP32 && !manager.getDevice().isGpu();
        return new Storage(precision, packed ? Arrangement.PACKED : Arrangement.CHANNELS_LAST);
    }

    /**
     * For frozen weights beside some that learn.
     *
     * @param channels of the network's first level: with few, channels last costs more than it saves
     */
    public static Storage frozen(Precision precision, int channels) {
        return new Storage(precision, channels < WIDE ? Arrangement.PLANAR : Arrangement.CHANNELS_LAST);
    }

    /**
     * A weight kept so, on the manager's device.
     *
     * @param read FP32 on the processor; closed or taken over
     */
    public NDArray of(NDArray read, NDManager manager) {
        return arrangement.of(precision.stored(read, manager), manager);
    }
}
