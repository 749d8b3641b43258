package org.assetkiln.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.assetkiln.tensor.Kernels;

/** What a model's networks make of a small fixed input, to find out whether two models, or two ways of one, are the same. */
public final class NetworkProbe {
    /** Latents of 64 pixels with Stable Diffusion: enough for every layer to take part. */
    private static final int EDGE = 8;

    private static final int TOKENS = 16;

    private NetworkProbe() {}

    /**
     * The text encoder's output and that of the UNet fed with it, one after the other.
     *
     * @param scope keeps nothing of it
     */
    public static float[] outputs(UNet unet, ClipTextEncoder text, NDManager scope) {
        try (NDManager inner = scope.newSubManager()) {
            NDArray context = text.forward(inner, ids(text, inner));
            int edge = Math.max(EDGE, 1 << (unet.config().blockOutChannels().size() - 1));
            NDArray latents =
                    Kernels.call(inner, "randn", new long[] {1, unet.config().inChannels(), edge, edge}, 1);
            NDArray predicted = unet.forward(inner, latents, inner.create(new float[] {500}), context);
            return joined(floats(context), floats(predicted));
        }
    }

    /** The autoencoder's picture of random latents, C×H×W. */
    public static float[] picture(AutoencoderKl vae, int latentChannels, NDManager scope) {
        try (NDManager inner = scope.newSubManager()) {
            NDArray latents = Kernels.call(inner, "randn", new long[] {1, latentChannels, EDGE, EDGE}, 2);
            return floats(vae.decode(inner, latents));
        }
    }

    /** The Euclidean distance of two outputs over the second's length; NaN if a value is not finite. */
    public static double difference(float[] actual, float[] expected) {
        return distance(actual, expected) / distance(expected, new float[expected.length]);
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.pow((double) a[i] - b[i], 2);
        }
        return Math.sqrt(sum);
    }

    private static NDArray ids(ClipTextEncoder text, NDManager scope) {
        long[] ids = new long[Math.min(TOKENS, text.config().maxPositions())];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = (i * 7919L + 17) % text.config().vocabSize();
        }
        return scope.create(ids, new Shape(1, ids.length));
    }

    private static float[] floats(NDArray array) {
        return array.toType(DataType.FLOAT32, false).toFloatArray();
    }

    private static float[] joined(float[] first, float[] second) {
        float[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
