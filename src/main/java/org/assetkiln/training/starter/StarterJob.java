package org.assetkiln.training.starter;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assetkiln.diffusion.SamplerKind;
import org.assetkiln.diffusion.StableDiffusion;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.model.AutoencoderKl;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.WeightFiles;
import org.assetkiln.model.config.ModelIndex;
import org.assetkiln.model.safetensors.DType;
import org.assetkiln.model.token.BpeTrainer;
import org.assetkiln.model.token.ClipTokenizer;
import org.assetkiln.tensor.Torch;

/** The steps in which the starter model is made; each may be interrupted and goes on where it was. */
public final class StarterJob {
    private static final int DRAWN = 12_000;
    private static final Map<String, String> PYTORCH = Map.of("format", "pt");
    private static final List<String> PROMPTS = List.of(
            "a red potion bottle",
            "a golden sword",
            "a blue slime",
            "a green shield",
            "a purple gem",
            "a wooden chest",
            "a silver key",
            "a red mushroom",
            "a blue book",
            "a golden coin",
            "a pink heart",
            "a brown axe",
            "a green dragon",
            "a skeleton, undead monster",
            "a blue slime with big eyes",
            "an orange star");

    private final Path work;
    private final Path out;
    private final StarterData data;

    /**
     * @param sprites folder of sprites with {@code metadata.jsonl}
     * @param work folder for checkpoints and pictures
     * @param out folder of the finished model
     */
    public StarterJob(Path sprites, Path work, Path out) throws IOException {
        this.work = Files.createDirectories(work);
        this.out = out;
        this.data = StarterData.of(DRAWN, sprites);
    }

    /** Trains the autoencoder until so many seconds have been spent on it in all, and writes it. */
    public void trainAutoencoder(double seconds) throws IOException {
        try (var training = new VaeTraining(data, work)) {
            training.run(seconds);
            writeAutoencoder(training.averaged());
        }
    }

    /** Trains the written autoencoder's decoder for so many seconds in all; latents and UNet stay valid. */
    public void trainDecoder(double seconds) throws IOException {
        try (var training = new DecoderTraining(data, out, work)) {
            training.run(seconds, steps -> {});
            write(
                    out.resolve("vae/diffusion_pytorch_model.safetensors"),
                    training.averaged().weights().arrays());
        }
    }

    private void writeAutoencoder(AutoencoderKl vae) throws IOException {
        Path folder = Files.createDirectories(out.resolve("vae"));
        try (NDManager manager = Torch.newManager()) {
            var latents = new StarterLatents(data.all(), vae, manager);
            StarterModel.vae(latents.scalingFactor()).write(folder.resolve("config.json"));
        }
        write(
                folder.resolve("diffusion_pytorch_model.safetensors"),
                vae.weights().arrays());
    }

    /** Trains UNet and text encoder on the written autoencoder's latents for so many seconds in all; writes the model. */
    public void trainDiffusion(double seconds) throws IOException {
        writeFrame();
        try (NDManager manager = Torch.newManager()) {
            Torch.prepareThread(false);
            ModelFiles model = ModelFiles.open(out);
            var latents = new StarterLatents(data.all(), model.vae(manager), manager);
            ClipTokenizer tokenizer = model.tokenizer();
            int vocabulary = model.textConfig().vocabSize();
            try (var training = new DiffusionTraining(data, latents, tokenizer, vocabulary, work)) {
                training.run(seconds, steps -> {
                    write(out.resolve("unet/diffusion_pytorch_model.safetensors"), training.unetWeights());
                    write(out.resolve("text_encoder/model.safetensors"), training.textWeights());
                    picture(steps, manager);
                });
            }
        }
    }

    /** Everything but the weights. */
    private void writeFrame() throws IOException {
        for (String part : List.of("unet", "text_encoder", "tokenizer", "scheduler")) {
            Files.createDirectories(out.resolve(part));
        }
        Path tokenizer = out.resolve("tokenizer");
        if (!Files.exists(tokenizer.resolve("merges.txt"))) {
            BpeTrainer.train(data.captions(), StarterModel.VOCABULARY, tokenizer);
        }
        int vocabulary = new ObjectMapper()
                .readTree(tokenizer.resolve("vocab.json").toFile())
                .size();
        StarterModel.text(vocabulary).write(out.resolve("text_encoder/config.json"));
        StarterModel.unet().write(out.resolve("unet/config.json"));
        StarterModel.scheduler().write(out.resolve("scheduler/scheduler_config.json"));
        ModelIndex.stableDiffusion("DDIMScheduler").write(out.resolve("model_index.json"));
    }

    private static void write(Path file, Map<String, NDArray> weights) throws IOException {
        WeightFiles.write(file, weights, DType.F16, PYTORCH);
    }

    /** What the averaged model makes of some prompts by now. */
    private void picture(int steps, NDManager manager) throws IOException {
        try (NDManager scope = manager.newSubManager()) {
            ModelFiles model = ModelFiles.open(out);
            var generator = new StableDiffusion(
                    model.unet(scope),
                    model.textEncoder(scope),
                    model.tokenizer(),
                    model.vae(scope),
                    model.scheduler());
            List<StableDiffusion.Picture> pictures = new ArrayList<>();
            for (String prompt : PROMPTS) {
                pictures.add(new StableDiffusion.Picture(prompt, "", 5));
            }
            var options = new StableDiffusion.Options(StarterData.EDGE, StarterData.EDGE, 25, 4, SamplerKind.DDIM);
            List<BufferedImage> made = generator.make(scope, pictures, options, StableDiffusion.Watcher.NONE);
            List<float[]> rows = List.of(Sheet.join(made.subList(0, 8)), Sheet.join(made.subList(8, 16)));
            Pictures.writePng(
                    work.resolve("diffusion-%06d.png".formatted(steps)), Sheet.of(rows, 8, StarterData.EDGE), Map.of());
        }
    }
}
