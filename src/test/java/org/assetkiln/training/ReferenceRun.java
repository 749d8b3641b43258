package org.assetkiln.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assetkiln.Fixtures;
import org.assetkiln.diffusion.schedule.NoiseSchedule;
import org.assetkiln.model.ClipTextEncoder;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.UNet;
import org.assetkiln.model.lora.LoraFormat;
import org.assetkiln.tensor.Torch;
import org.assetkiln.training.settings.NetworkSettings;
import org.assetkiln.training.settings.NetworkSettings.Convolutions;
import org.assetkiln.training.settings.NetworkSettings.Kind;
import org.assetkiln.training.settings.NetworkSettings.Target;
import org.assetkiln.training.settings.OptimizerSettings;
import org.assetkiln.training.settings.OptimizerSettings.Schedule;

/** One case of the training fixtures, with the parts that a run of the program is made of, on given data. */
final class ReferenceRun {
    private final JsonNode json;
    private final boolean checkpointing;
    private final NDManager manager;
    private final Map<String, NDArray> inputs;
    private final UNet unet;
    private final ClipTextEncoder encoder;
    private final Denoising denoising;
    private final Trainable trainable;
    private final AdamW optimizer;
    private final WeightAverage average;
    private final List<Double> losses = new ArrayList<>();

    /** @param checkpointing whether blocks are computed again in the backward pass, which changes nothing */
    ReferenceRun(JsonNode json, boolean checkpointing, NDManager manager) throws IOException {
        this.checkpointing = checkpointing;
        this.json = json;
        this.manager = manager;
        String model = json.get("model").asText().replace("models/", "");
        ModelFiles folder = Fixtures.model(model);
        this.inputs = Fixtures.tensors("training/inputs_" + model + ".safetensors", manager);
        this.unet = folder.unet(manager);
        this.encoder = folder.textEncoder(manager);
        this.denoising = new Denoising(
                new NoiseSchedule(folder.scheduler()), folder.scheduler().predictionType());
        this.trainable =
                new Trainable(network(), unet, json.get("text_encoder").asBoolean() ? encoder : null, 1, manager);
        startFrom(Fixtures.tensors("training/initial_" + model + ".safetensors", manager));
        this.optimizer = trainable.optimizer(optimizerSettings(), manager);
        this.average =
                new WeightAverage(trainable.all(), json.get("average_decay").asDouble(), manager);
    }

    Trainable trainable() {
        return trainable;
    }

    /** The loss of every forward pass so far. */
    List<Double> losses() {
        return losses;
    }

    /** One optimizer step; returns the norm of its gradients. */
    double step(int step) {
        int passes = json.get("accumulation").asInt();
        for (int pass = step * passes; pass < (step + 1) * passes; pass++) {
            try (NDManager scope = manager.newSubManager()) {
                NDArray loss = denoising
                        .learn(scope, unet, batch(pass), context(scope, pass), 1.0 / passes, checkpointing)
                        .loss();
                losses.add((double) loss.getFloat());
            }
        }
        try (NDManager scope = manager.newSubManager()) {
            int last = json.get("text_encoder_steps").asInt();
            double norm = last > 0 && step >= last ? optimizer.step(1, 1, 1, scope) : optimizer.step(1, scope);
            average.update(step + 1);
            return norm;
        }
    }

    private Denoising.Batch batch(int pass) {
        int[] timesteps = Arrays.stream(inputs.get("timesteps").get(pass).toLongArray())
                .mapToInt(Math::toIntExact)
                .toArray();
        NDArray noise = inputs.get("noise").get(pass);
        double strength = json.get("offset_noise").asDouble();
        if (strength > 0) {
            noise = noise.add(inputs.get("offsets").get(pass).mul((float) strength));
        }
        NDArray mask = json.get("mask").asBoolean() ? mask(pass) : null;
        return new Denoising.Batch(inputs.get("latents").get(pass), noise, timesteps, coefficients(timesteps), mask);
    }

    private NDArray mask(int pass) {
        var masks = new NDList();
        NDArray pixels = inputs.get("masks").get(pass);
        for (int i = 0; i < pixels.getShape().get(0); i++) {
            float[] latents = Encoding.onLatents(pixels.get(i).toFloatArray(), 16, 16, 2, 0);
            masks.add(manager.create(latents, new Shape(1, 8, 8)));
        }
        return NDArrays.stack(masks);
    }

    /** The average of the weights so far, exchanged with them. */
    void swapAverage() {
        average.swap();
    }

    /** The mean over the batch; with prior preservation over each half, min-SNR on the first. */
    private float[] coefficients(int[] timesteps) {
        boolean prior = !json.get("prior_weight").isNull();
        int instances = prior ? timesteps.length / 2 : timesteps.length;
        float[] coefficients = new float[timesteps.length];
        for (int i = 0; i < timesteps.length; i++) {
            double gamma = json.get("min_snr_gamma").asDouble();
            double weight = gamma > 0 ? denoising.minSnrWeight(timesteps[i], gamma) : 1;
            coefficients[i] =
                    (float) ((i < instances ? weight : json.get("prior_weight").asDouble()) / instances);
        }
        return coefficients;
    }

    private NDArray context(NDManager scope, int pass) {
        boolean learns = json.get("text_encoder").asBoolean();
        NDArray rows = inputs.get(learns ? "input_ids" : "embeddings");
        var chosen = new NDList();
        for (long prompt : inputs.get("prompts").get(pass).toLongArray()) {
            chosen.add(rows.get(prompt));
        }
        NDArray batch = NDArrays.stack(chosen);
        return learns ? encoder.forward(scope, batch) : batch;
    }

    private void startFrom(Map<String, NDArray> initial) {
        boolean zero = json.get("up").asText().equals("zero");
        LoraFormat.KOHYA.tensors(trainable.loraLayers(), manager).forEach((name, weight) -> {
            NDArray value = initial.get(name);
            NDArray first = zero && name.contains("lora_up") ? value.zerosLike() : value;
            Torch.withoutGradients(() -> {
                first.copyTo(weight);
                return weight;
            });
        });
    }

    private NetworkSettings network() {
        Kind kind = json.get("kind").asText().equals("full") ? Kind.FULL : Kind.LORA;
        boolean feedForward = json.get("targets").toString().contains("ff.net");
        int rank = json.get("rank").asInt();
        double alpha = json.get("alpha").asDouble();
        boolean convolutions = json.get("targets").toString().contains("conv1");
        return new NetworkSettings(
                kind,
                rank,
                alpha,
                feedForward ? Target.ATTENTION_AND_FEED_FORWARD : Target.ATTENTION,
                json.get("text_encoder").asBoolean(),
                convolutions ? new Convolutions(rank, alpha) : Convolutions.NONE,
                List.of());
    }

    private OptimizerSettings optimizerSettings() {
        double rate = json.get("learning_rate").asDouble();
        return new OptimizerSettings(
                rate,
                rate,
                Schedule.CONSTANT,
                0,
                json.get("betas").get(0).asDouble(),
                json.get("betas").get(1).asDouble(),
                json.get("weight_decay").asDouble(),
                json.get("epsilon").asDouble(),
                json.get("max_gradient_norm").asDouble(),
                0,
                0);
    }
}
