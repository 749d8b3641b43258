package org.assetkiln.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import org.assetkiln.tensor.Weights;

/**
 * Makes the convolutions of a network see what lies at the other edge where they would see zeros, so that pictures fit
 * to themselves: diffusers with {@code padding_mode = "circular"} on every {@code Conv2d}. For a picture without a seam
 * both the UNet and the autoencoder have to be so. Does not go with a tiled autoencoder, whose tiles would each be closed.
 */
public final class Seamless {
    /** Looked for by the kernel "conv"; its value means nothing. */
    private static final String KEY = "circular";

    private Seamless() {}

    /**
     * Turns it on or off; nothing happens if it is so already. Must be off while weights are trained or written.
     *
     * @param weights a UNet's or an autoencoder's
     */
    public static synchronized void set(Weights weights, boolean on) {
        NDArray mark = weights.arrays().get(KEY);
        if (on && mark == null) {
            NDArray any = weights.arrays().values().iterator().next();
            weights.putAll(Map.of(KEY, any.getManager().create(new Shape(0))));
        } else if (!on && mark != null) {
            weights.removeIf(KEY::equals);
            mark.close();
        }
    }
}
