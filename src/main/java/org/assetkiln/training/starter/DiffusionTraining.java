package org.assetkiln.training.starter;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assetkiln.diffusion.schedule.NoiseSchedule;
import org.assetkiln.model.ClipTextEncoder;
import org.assetkiln.model.RandomWeights;
import org.assetkiln.model.UNet;
import org.assetkiln.model.UNetLayout;
import org.assetkiln.model.token.ClipTokenizer;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Torch;
import org.assetkiln.tensor.Weights;
import org.assetkiln.training.Denoising;

/** Trains the starter's UNet and text encoder together from random weights, on latents computed once. */
final class DiffusionTraining implements AutoCloseable {
    private static final int BATCH = 32;
    private static final double RATE = 1e-3;
    private static final double WITHOUT_CAPTION = 0.1;
    private static final double WITH_IDENTIFIER = 0.3;
    private static final String UNET = "unet.";
    private static final String TEXT = "text.";

    private final NDManager manager = Torch.newManager();
    private final StarterData data;
    private final StarterLatents latents;
    private final ClipTokenizer tokenizer;
    private final List<String> captions;
    private final List<int[]> tokens;
    private final int[] noTokens;
    private final LongTraining training;
    private final UNet unet;
    private final ClipTextEncoder text;
    private final Denoising denoising;

    DiffusionTraining(StarterData data, StarterLatents latents, ClipTokenizer tokenizer, int vocabulary, Path work)
            throws IOException {
        this.data = data;
        this.latents = latents;
        this.tokenizer = tokenizer;
        this.captions = data.captions();
        this.tokens = captions.stream().map(tokenizer::encode).toList();
        this.noTokens = tokenizer.encode("");
        Torch.prepareThread(false);
        var unetWeights = RandomWeights.of(UNetLayout.of(StarterModel.unet()), 2, manager);
        var textWeights = RandomWeights.of(ClipTextEncoder.layout(StarterModel.text(vocabulary)), 3, manager);
        Map<String, NDArray> all = new LinkedHashMap<>();
        unetWeights.forEach((name, array) -> all.put(UNET + name, array));
        textWeights.forEach((name, array) -> all.put(TEXT + name, array));
        this.unet = new UNet(StarterModel.unet(), new Weights(unetWeights));
        this.text = new ClipTextEncoder(StarterModel.text(vocabulary), new Weights(textWeights));
        this.denoising = new Denoising(
                new NoiseSchedule(StarterModel.scheduler()),
                StarterModel.scheduler().predictionType());
        this.training = new LongTraining("diffusion", all, RATE, 0.999, manager, work);
    }

    void run(double seconds, LongTraining.Snapshot snapshot) throws IOException {
        training.run(seconds, this::loss, snapshot);
    }

    /** The averaged weights of the UNet, under their own names. */
    Map<String, NDArray> unetWeights() {
        return part(UNET);
    }

    /** The averaged weights of the text encoder, under their own names. */
    Map<String, NDArray> textWeights() {
        return part(TEXT);
    }

    private Map<String, NDArray> part(String prefix) {
        Map<String, NDArray> part = new LinkedHashMap<>();
        training.averages().forEach((name, array) -> {
            if (name.startsWith(prefix)) {
                part.put(name.substring(prefix.length()), array);
            }
        });
        return part;
    }

    private NDArray loss(NDManager scope, SplittableRandom random) {
        int[] chosen = new int[BATCH];
        int[] timesteps = new int[BATCH];
        long[] ids = new long[BATCH * noTokens.length];
        for (int i = 0; i < BATCH; i++) {
            chosen[i] = data.pick(random);
            timesteps[i] = random.nextInt(1000);
            int[] caption = caption(chosen[i], random);
            for (int k = 0; k < caption.length; k++) {
                ids[i * caption.length + k] = caption[k];
            }
        }
        NDArray clean = latents.batch(scope, chosen, random);
        NDArray noise = Kernels.call(scope, "randn", clean.getShape().getShape(), random.nextLong());
        float[] coefficients = new float[BATCH];
        Arrays.fill(coefficients, 1f / BATCH);
        NDArray context = text.forward(scope, scope.create(ids, new Shape(BATCH, tokenizer.maxLength())));
        return denoising
                .loss(scope, unet, new Denoising.Batch(clean, noise, timesteps, coefficients), context)
                .loss();
    }

    /** Mostly the caption; now and then nothing, for guidance; now and then with a made-up word, as in DreamBooth prompts. */
    private int[] caption(int index, SplittableRandom random) {
        double chance = random.nextDouble();
        if (chance < WITHOUT_CAPTION) {
            return noTokens;
        } else if (chance < WITHOUT_CAPTION + WITH_IDENTIFIER && data.isDrawn(index)) {
            return tokenizer.encode(Identifiers.insert(captions.get(index), random));
        }
        return tokens.get(index);
    }

    @Override
    public void close() {
        manager.close();
    }
}
