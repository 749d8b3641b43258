package org.assetkiln.model.lora;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assetkiln.model.ClipTextEncoder;
import org.assetkiln.model.UNet;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.tensor.Kernels;

/**
 * Finds out whether a written LoRA file does what it should: it is read again and put on a model, and what the networks
 * then make of a fixed input is compared with what they make of it with the layers it was written from.
 */
public final class LoraCheck {
    /** Latents of 64 pixels: enough for every layer to take part. */
    private static final int EDGE = 8;

    private static final int TOKENS = 16;

    private final UNet unet;
    private final ClipTextEncoder text;
    private final NDManager manager;

    /** @param manager keeps what is needed for the time of a check; the networks must have no LoRA on them */
    public LoraCheck(UNet unet, ClipTextEncoder text, NDManager manager) {
        this.unet = unet;
        this.text = text;
        this.manager = manager;
    }

    /**
     * Checks a file; the networks are left as they were.
     *
     * @param layers what it was written from
     * @param dtype what it was written in
     */
    public LoraVerdict of(Path file, List<LoraLayer> layers, DType dtype) throws IOException {
        try (NDManager scope = manager.newSubManager()) {
            var stack = new LoraStack(unet, text, scope);
            float[] without = outputs(scope);
            stack.add(layers, 1);
            float[] wanted = outputs(scope);
            stack.clear();
            LoraReport report = stack.add(file, 1);
            float[] actual = outputs(scope);
            stack.clear();
            double size = distance(wanted, new float[wanted.length]);
            return new LoraVerdict(
                    layers.size(),
                    report.unet() + report.text(),
                    report.unknown().size(),
                    distance(wanted, without) / size,
                    distance(actual, wanted) / size,
                    dtype);
        }
    }

    /** The text encoder's and the UNet's output, the one fed to the other, one after the other. */
    private float[] outputs(NDManager scope) {
        try (NDManager inner = scope.newSubManager()) {
            long[] ids = new long[Math.min(TOKENS, text.config().maxPositions())];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = (i * 7919L + 17) % text.config().vocabSize();
            }
            NDArray context = text.forward(inner, inner.create(ids, new Shape(1, ids.length)));
            int edge = Math.max(EDGE, 1 << (unet.config().blockOutChannels().size() - 1));
            NDArray latents =
                    Kernels.call(inner, "randn", new long[] {1, unet.config().inChannels(), edge, edge}, 1);
            NDArray predicted = unet.forward(inner, latents, inner.create(new float[] {500}), context);
            float[] first = context.toType(DataType.FLOAT32, false).toFloatArray();
            float[] second = predicted.toType(DataType.FLOAT32, false).toFloatArray();
            float[] both = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, both, first.length, second.length);
            return both;
        }
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.pow((double) a[i] - b[i], 2);
        }
        return Math.sqrt(sum);
    }
}
