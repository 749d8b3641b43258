package org.assetkiln.app.command;

import java.awt.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.assetkiln.app.engine.PictureEngine;
import org.assetkiln.diffusion.Extras;
import org.assetkiln.diffusion.GenerationSettings;
import org.assetkiln.diffusion.LoraChoice;
import org.assetkiln.diffusion.SamplerKind;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.run.generation.GenerationJob;
import org.assetkiln.run.generation.GenerationMessage;
import org.assetkiln.tensor.ComputeDevice;
import org.assetkiln.tensor.Precision;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes pictures from a prompt, and from a picture when there is one. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "Make pictures from a prompt, or from a prompt and a picture.")
final class GenerateCommand implements Callable<Integer> {
    /** In characters; each may take four of the 255 bytes that most file systems allow. */
    private static final int LONGEST_NAME = 50;

    @Option(names = "--prompt", required = true, description = "What to show.")
    private String prompt = "";

    @Option(names = "--negative", defaultValue = "", description = "What to stay away from.")
    private String negative = "";

    @Option(names = "--model", description = "A model's folder or file; the default model of the library if not named.")
    private @Nullable Path model;

    @Option(names = "--vae", paramLabel = "FILE", description = "Another autoencoder: a .safetensors file or a folder.")
    private @Nullable Path vae;

    @Option(
            names = "--lora",
            paramLabel = "FILE[=STRENGTH]",
            description = "A LoRA file, with a strength if not 1; may be repeated.")
    private List<String> loras = new ArrayList<>();

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the first picture (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--steps", defaultValue = "30", description = "Sampler steps (default ${DEFAULT-VALUE}).")
    private int steps;

    @Option(
            names = "--guidance",
            defaultValue = "4",
            description = "Guidance scale; 1 turns guidance off (default ${DEFAULT-VALUE}).")
    private double guidance;

    @Option(names = "--sampler", defaultValue = "DDIM", description = "${COMPLETION-CANDIDATES}")
    private SamplerKind sampler = SamplerKind.DDIM;

    @Option(names = "--size", description = "Width and height in pixels; the model's own, or the start's, by default.")
    private int size;

    @Option(names = "--width", description = "Width in pixels.")
    private int width;

    @Option(names = "--height", description = "Height in pixels.")
    private int height;

    @Mixin
    private final StartOptions start = new StartOptions();

    @Option(
            names = "--clip-skip",
            defaultValue = "0",
            description =
                    "Leave out this many of the text encoder's last layers; what others call clip skip 2 is 1 here.")
    private int clipSkip;

    @Option(names = "--seamless", description = "Make opposite edges fit together, for textures.")
    private boolean seamless;

    @Option(names = "--vae-tiling", description = "Decode large pictures in tiles, which takes less memory.")
    private boolean vaeTiling;

    @Option(
            names = "--batch",
            defaultValue = "1",
            description = "How many pictures to make at once, which takes more memory (default ${DEFAULT-VALUE}).")
    private int batch;

    @Option(names = "--count", defaultValue = "1", description = "Number of pictures (default ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--precision",
            defaultValue = "fp32",
            description = "Numbers that the UNet computes with: fp32, bf16 or fp16 (default ${DEFAULT-VALUE}).")
    private Precision precision = Precision.FP32;

    @Option(
            names = "--device",
            defaultValue = "automatic",
            description = "automatic, cpu or cuda (default ${DEFAULT-VALUE}).")
    private ComputeDevice device = ComputeDevice.AUTOMATIC;

    @Option(names = "--out", defaultValue = ".", description = "Folder for the pictures (default: here).")
    private Path out = Path.of(".");

    /** By the first picture of each batch, of which some are made side by side. */
    private final Map<Integer, Double> stepsDone = new HashMap<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path folder = model == null ? ModelsCommand.library().standard() : model;
        GenerationSettings settings = settings(folder);
        var job = new GenerationJob(fileName(), settings, out.toAbsolutePath().toString());
        try (var engine = new PictureEngine(device, precision, false);
                var progress = Progress.of("Making pictures", (long) steps * count)) {
            engine.make(job, message -> tell(message, progress));
        }
        return CommandLine.ExitCode.OK;
    }

    private GenerationSettings settings(Path folder) throws IOException {
        ModelFiles files = ModelFiles.open(folder);
        Dimension usual = start.size(files.pixelStep(), new Dimension(files.pixels(), files.pixels()));
        return new GenerationSettings(
                folder.toAbsolutePath().toString(),
                loras.stream().map(this::lora).toList(),
                prompt,
                negative,
                edge(width, usual.width),
                edge(height, usual.height),
                steps,
                guidance,
                sampler,
                seed,
                count,
                batch,
                new Extras(clipSkip, seamless, vaeTiling, autoencoder()),
                start.image());
    }

    private String autoencoder() throws IOException {
        if (vae != null && !Files.exists(vae)) {
            throw new IOException("There is no autoencoder " + vae + ".");
        }
        return vae == null ? "" : vae.toAbsolutePath().toString();
    }

    private int edge(int wanted, int usual) {
        return wanted > 0 ? wanted : size > 0 ? size : usual;
    }

    /** The prompt's words, as far as a file's name may go, and the seed. */
    private String fileName() {
        String words = prompt.replaceAll("[^\\p{L}\\p{N}]+", "-");
        String some = words.codePoints()
                .limit(LONGEST_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replaceAll("^-|-$", "");
        return (some.isEmpty() ? "picture" : some) + "-" + seed;
    }

    private void tell(GenerationMessage message, Progress progress) {
        if (message instanceof GenerationMessage.Progress step) {
            int together = Math.min(batch, count - step.picture());
            stepsDone.put(step.picture(), together * (double) steps * step.step() / step.steps());
            progress.at(
                    Math.round(stepsDone.values().stream()
                            .mapToDouble(done -> done)
                            .sum()),
                    "");
        } else if (message instanceof GenerationMessage.Note note) {
            progress.line(note.text());
        } else if (message instanceof GenerationMessage.Picture picture) {
            progress.line(picture.file());
        }
    }

    private LoraChoice lora(String text) {
        int equals = text.lastIndexOf('=');
        try {
            String file = equals < 0 ? text : text.substring(0, equals);
            double strength = equals < 0 ? 1 : Double.parseDouble(text.substring(equals + 1));
            return new LoraChoice(Path.of(file).toAbsolutePath().toString(), strength);
        } catch (NumberFormatException e) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--lora: write FILE or FILE=STRENGTH with a number, not " + text, e);
        }
    }
}
