package org.assetkiln.training.starter;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assetkiln.model.AutoencoderKl;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Torch;
import org.assetkiln.tensor.Weights;

/** Goes on training the written autoencoder's decoder alone: its latents, which the UNet has learned, stay as they are. */
final class DecoderTraining implements AutoCloseable {
    private static final int BATCH = 8;
    private static final double RATE = 8e-4;

    private final NDManager manager = Torch.newManager();
    private final StarterData data;
    private final List<StarterData.Example> examples;
    private final AutoencoderKl vae;
    private final LongTraining training;

    /** @param model the starter model's folder, with an autoencoder in it */
    DecoderTraining(StarterData data, Path model, Path work) throws IOException {
        this.data = data;
        this.examples = data.all();
        Torch.prepareThread(false);
        this.vae = ModelFiles.open(model).vae(manager);
        Map<String, NDArray> decoder = new LinkedHashMap<>(vae.weights().arrays());
        decoder.keySet().removeIf(name -> !name.startsWith("decoder.") && !name.startsWith("post_quant_conv."));
        this.training = new LongTraining("decoder", decoder, RATE, 0.998, manager, work);
    }

    void run(double seconds, LongTraining.Snapshot snapshot) throws IOException {
        training.run(seconds, this::loss, snapshot);
    }

    /** The autoencoder with the averaged decoder. */
    AutoencoderKl averaged() {
        Map<String, NDArray> all = new LinkedHashMap<>(vae.weights().arrays());
        all.putAll(training.averages());
        return new AutoencoderKl(vae.config(), new Weights(all));
    }

    private NDArray loss(NDManager scope, SplittableRandom random) {
        NDArray target = VaeTraining.batch(scope, data, examples, BATCH, random);
        NDArray moments = Torch.withoutGradients(() -> vae.encode(scope, target));
        int edge = StarterData.EDGE / vae.reduction();
        long[] shape = {BATCH, vae.config().latentChannels(), edge, edge};
        NDArray noise = Kernels.call(scope, "randn", shape, random.nextLong());
        NDArray picture = vae.decode(scope, Kernels.call(scope, "vae_sample", moments, noise));
        return Kernels.callList(scope, "vae_loss", picture, target, moments, 0.0)
                .get(0);
    }

    @Override
    public void close() {
        manager.close();
    }
}
