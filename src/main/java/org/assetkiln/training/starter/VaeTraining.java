package org.assetkiln.training.starter;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.model.AutoencoderKl;
import org.assetkiln.model.RandomWeights;
import org.assetkiln.model.VaeLayout;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Torch;
import org.assetkiln.tensor.Weights;

/** Trains the starter's autoencoder from random weights: absolute and squared error, and a little divergence. */
final class VaeTraining implements AutoCloseable {
    private static final int BATCH = 8;
    private static final double RATE = 8e-4;
    private static final double DIVERGENCE = 1e-4;
    private static final int VALUES = 3 * StarterData.EDGE * StarterData.EDGE;

    private final NDManager manager = Torch.newManager();
    private final StarterData data;
    private final List<StarterData.Example> examples;
    private final AutoencoderKl vae;
    private final LongTraining training;
    private final Path work;

    VaeTraining(StarterData data, Path work) throws IOException {
        this.data = data;
        this.examples = data.all();
        this.work = work;
        Torch.prepareThread(false);
        var weights = RandomWeights.of(VaeLayout.of(StarterModel.vae(1)), 1, manager);
        weights.put("quant_conv.bias", manager.create(sureEncoder()));
        this.vae = new AutoencoderKl(StarterModel.vae(1), new Weights(weights));
        this.training = new LongTraining("vae", weights, RATE, 0.998, manager, work);
    }

    /** A log variance of -4 to begin with: at unit variance the decoder sees little but noise, and colours come late. */
    private static float[] sureEncoder() {
        float[] bias = new float[2 * StarterModel.LATENTS];
        Arrays.fill(bias, StarterModel.LATENTS, bias.length, -4f);
        return bias;
    }

    /** Trains until the given time has been spent in all sittings. */
    void run(double seconds) throws IOException {
        training.run(seconds, this::loss, this::picture);
    }

    /** The averaged autoencoder; its weights live until this object is closed. */
    AutoencoderKl averaged() {
        return new AutoencoderKl(StarterModel.vae(1), new Weights(training.averages()));
    }

    private NDArray loss(NDManager scope, SplittableRandom random) {
        NDArray target = batch(scope, data, examples, BATCH, random);
        NDArray moments = vae.encode(scope, target);
        int edge = StarterData.EDGE / vae.reduction();
        NDArray noise =
                Kernels.call(scope, "randn", new long[] {BATCH, StarterModel.LATENTS, edge, edge}, random.nextLong());
        NDArray picture = vae.decode(scope, Kernels.call(scope, "vae_sample", moments, noise));
        return Kernels.callList(scope, "vae_loss", picture, target, moments, DIVERGENCE)
                .get(0);
    }

    /** Random pictures (B, 3, 64, 64). */
    static NDArray batch(
            NDManager scope, StarterData data, List<StarterData.Example> examples, int count, SplittableRandom random) {
        float[] pixels = new float[count * VALUES];
        for (int i = 0; i < count; i++) {
            examples.get(data.pick(random)).copyTo(pixels, i * VALUES);
        }
        return scope.create(pixels, new Shape(count, 3, StarterData.EDGE, StarterData.EDGE));
    }

    /** Originals above what the averaged autoencoder makes of them. */
    private void picture(int steps) throws IOException {
        AutoencoderKl averaged = averaged();
        int count = 12;
        float[] pixels = new float[count * VALUES];
        for (int i = 0; i < count; i++) {
            int index = i < count / 2 ? i * 7 : examples.size() - 1 - i * 131;
            examples.get(index).copyTo(pixels, i * VALUES);
        }
        try (NDManager scope = manager.newSubManager()) {
            NDArray moments = averaged.encode(
                    scope, scope.create(pixels, new Shape(count, 3, StarterData.EDGE, StarterData.EDGE)));
            NDArray decoded = averaged.decode(scope, moments.get(":,:" + StarterModel.LATENTS));
            List<float[]> rows = new ArrayList<>(List.of(pixels, decoded.toFloatArray()));
            Pictures.writePng(
                    work.resolve("vae-%06d.png".formatted(steps)), Sheet.of(rows, count, StarterData.EDGE), Map.of());
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
