package org.assetkiln.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assetkiln.model.config.ClipTextConfig;
import org.assetkiln.model.config.ModelIndex;
import org.assetkiln.model.config.SchedulerConfig;
import org.assetkiln.model.config.UNetConfig;
import org.assetkiln.model.config.VaeConfig;
import org.assetkiln.model.token.ClipTokenizer;
import org.assetkiln.tensor.Weights;

/**
 * A Stable Diffusion 1 or 2 model in the diffusers layout: a folder with {@code model_index.json} and one folder for each
 * part. Opening reads the configurations; the networks are loaded when they are asked for.
 *
 * @param folder the model's folder
 * @param unetConfig sizes of the UNet
 * @param vaeConfig sizes of the autoencoder
 * @param textConfig sizes of the text encoder
 * @param scheduler noise schedule and prediction type
 */
public record ModelFiles(
        Path folder, UNetConfig unetConfig, VaeConfig vaeConfig, ClipTextConfig textConfig, SchedulerConfig scheduler) {

    /**
     * Reads and checks the configurations.
     *
     * @throws ModelFormatException if the folder holds no model, or one that cannot be used
     */
    public static ModelFiles open(Path folder) throws IOException {
        Path index = folder.resolve("model_index.json");
        if (!Files.isRegularFile(index)) {
            throw new ModelFormatException(
                    folder + " holds no model: there is no model_index.json; choose a folder in the diffusers layout.");
        }
        ModelIndex.read(index);
        var unet = UNetConfig.read(part(folder, "unet/config.json"));
        var vae = VaeConfig.read(part(folder, "vae/config.json"));
        var text = ClipTextConfig.read(part(folder, "text_encoder/config.json"));
        var scheduler = SchedulerConfig.read(part(folder, "scheduler/scheduler_config.json"));
        if (unet.crossAttentionDim() != text.hiddenSize()) {
            throw new ModelFormatException(
                    "%s cannot be used: its UNet expects text %d wide, its text encoder gives %d."
                            .formatted(folder, unet.crossAttentionDim(), text.hiddenSize()));
        }
        if (unet.inChannels() != vae.latentChannels()) {
            throw new ModelFormatException(
                    "%s cannot be used: its UNet takes %d channels, its autoencoder gives %d; inpainting models come later."
                            .formatted(folder, unet.inChannels(), vae.latentChannels()));
        }
        return new ModelFiles(folder, unet, vae, text, scheduler);
    }

    /** The model's own picture size: edge in pixels. */
    public int pixels() {
        return unetConfig.sampleSize() * vaeConfig.pixelsPerLatent();
    }

    /** What the width and height of every picture must be divisible by, in pixels: 8 for Stable Diffusion 1 and 2. */
    public int pixelStep() {
        return vaeConfig.pixelsPerLatent();
    }

    /** The weight files' paths, sizes and times: changes when the model does, and takes no reading of gigabytes. */
    public String fingerprint() throws IOException {
        var text = new StringBuilder();
        for (Path file : weightFiles()) {
            Path real = file.toRealPath();
            long time = Files.getLastModifiedTime(real).toMillis();
            text.append("%s %d %d%n".formatted(real, Files.size(real), time));
        }
        return text.toString();
    }

    /**
     * Loads the UNet.
     *
     * @param manager keeps the weights
     * @throws ModelFormatException if its file is missing or does not fit its configuration
     */
    public UNet unet(NDManager manager) throws IOException {
        return new UNet(unetConfig, weights("unet", "diffusion_pytorch_model", UNetLayout.of(unetConfig), manager));
    }

    /** Loads the autoencoder, as {@link #unet}. */
    public AutoencoderKl vae(NDManager manager) throws IOException {
        return new AutoencoderKl(
                vaeConfig, weights("vae", "diffusion_pytorch_model", VaeLayout.of(vaeConfig), manager));
    }

    /** Loads the text encoder, as {@link #unet}. */
    public ClipTextEncoder textEncoder(NDManager manager) throws IOException {
        return new ClipTextEncoder(
                textConfig, weights("text_encoder", "model", ClipTextEncoder.layout(textConfig), manager));
    }

    /** Loads the tokenizer, which knows no more tokens than the text encoder. */
    public ClipTokenizer tokenizer() throws IOException {
        ClipTokenizer tokenizer = ClipTokenizer.load(part(folder, "tokenizer"));
        // A token without a row in the embedding would be a fault in native code.
        if (tokenizer.vocabularySize() > textConfig.vocabSize()) {
            throw new ModelFormatException("%s cannot be used: its tokenizer knows %d tokens, its text encoder %d."
                    .formatted(folder, tokenizer.vocabularySize(), textConfig.vocabSize()));
        }
        return tokenizer;
    }

    /** The files that hold weights, in the order UNet, autoencoder, text encoder. */
    public List<Path> weightFiles() throws IOException {
        return List.of(weightFile("unet", "diffusion_pytorch_model"), vaeFile(), weightFile("text_encoder", "model"));
    }

    Path vaeFile() throws ModelFormatException {
        return weightFile("vae", "diffusion_pytorch_model");
    }

    private Weights weights(String part, String name, Layout layout, NDManager manager) throws IOException {
        Map<String, NDArray> arrays = WeightFiles.read(weightFile(part, name), layout, manager);
        return new Weights(arrays, manager);
    }

    private Path weightFile(String part, String name) throws ModelFormatException {
        Path directory = folder.resolve(part);
        return Stream.of(name + ".safetensors", name + ".fp16.safetensors")
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new ModelFormatException(
                        "%s cannot be used: there is no %s.safetensors in %s; pickled .bin weights are not read because they can run code."
                                .formatted(folder, name, part)));
    }

    private static Path part(Path folder, String name) throws ModelFormatException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            throw new ModelFormatException(folder + " is incomplete: " + name + " is missing; copy the model again.");
        }
        return file;
    }
}
