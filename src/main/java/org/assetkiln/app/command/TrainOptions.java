package org.assetkiln.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.project.wording.CaptionTemplate;
import org.assetkiln.training.settings.CaptionedData;
import org.assetkiln.training.settings.CaptionedImage;
import org.assetkiln.training.settings.DreamBoothData;
import org.assetkiln.training.settings.DreamBoothDefaults;
import org.assetkiln.training.settings.InstanceSettings;
import org.assetkiln.training.settings.NetworkSettings;
import org.assetkiln.training.settings.PriorSettings;
import org.assetkiln.training.settings.SamplingSettings;
import org.assetkiln.training.settings.TrainingData;
import org.assetkiln.training.settings.TrainingSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The settings of a new run as options. */
final class TrainOptions {
    private static final String DEFAULT = " (default ${DEFAULT-VALUE})";

    @Option(
            names = "--images",
            description =
                    "Instance images: files, or folders with all below them; those in a folder named like 10_slime count ten "
                            + "times. Of a project's folder all but sliced sheets; its images are prepared as its window says.")
    private List<Path> images = new ArrayList<>();

    @Option(names = "--prompt", description = "Instance prompt: a rare identifier and the class, \"a zkw slime\".")
    private @Nullable String prompt;

    @Option(
            names = "--data",
            description =
                    "Instead of --images and --prompt: images with captions of their own. A table with the columns "
                            + "image_path and caption (data.csv), a metadata.jsonl, or a folder with a text file beside each "
                            + "image.")
    private @Nullable Path data;

    @Option(
            names = "--caption-template",
            paramLabel = "FORM",
            description =
                    "Learn every caption in this form, \"zkw, {caption}\"; {trigger} stands for the project's, {name} and "
                            + "{folder} for the file's.")
    private @Nullable String captionTemplate;

    @Option(
            names = "--caption-dropout",
            defaultValue = "0.05",
            description = "Share of the uses of an image without its caption" + DEFAULT)
    private double captionDropout = 0.05;

    @Option(
            names = "--hold-out",
            description = "Share of the images that only measure the loss (default 0.1 with captions, 0 of a subject).")
    private @Nullable Double holdOut;

    @Option(names = "--class-prompt", description = "Class prompt; turns prior preservation on.")
    private @Nullable String classPrompt;

    @Option(
            names = "--class-images",
            defaultValue = "" + DreamBoothDefaults.CLASS_IMAGES,
            description = "Number of class images" + DEFAULT)
    private int classImages = DreamBoothDefaults.CLASS_IMAGES;

    @Option(
            names = "--prior-weight",
            defaultValue = "" + DreamBoothDefaults.PRIOR_WEIGHT,
            description = "Weight of the class half's loss" + DEFAULT)
    private double priorWeight = DreamBoothDefaults.PRIOR_WEIGHT;

    @Option(
            names = "--model",
            description = "Base model, a folder or file; the default model of the library if not named.")
    private @Nullable Path model;

    @Option(names = "--full", description = "Train all weights of the UNet instead of a LoRA.")
    private boolean full;

    @Option(names = "--rank", defaultValue = "" + DreamBoothDefaults.RANK, description = "LoRA rank" + DEFAULT)
    private int rank = DreamBoothDefaults.RANK;

    @Option(names = "--alpha", description = "LoRA alpha; as the rank by default.")
    private @Nullable Double alpha;

    @Option(names = "--attention-only", description = "Put the LoRA on attention layers only.")
    private boolean attentionOnly;

    @Option(names = "--train-text-encoder", description = "Let the text encoder learn too.")
    private boolean textEncoder;

    @Option(names = "--steps", defaultValue = "" + DreamBoothDefaults.STEPS, description = "Optimizer steps" + DEFAULT)
    private int steps = DreamBoothDefaults.STEPS;

    @Option(
            names = "--learning-rate",
            defaultValue = "" + DreamBoothDefaults.LEARNING_RATE,
            description = "Learning rate" + DEFAULT)
    private double learningRate = DreamBoothDefaults.LEARNING_RATE;

    @Option(
            names = "--batch",
            defaultValue = "" + DreamBoothDefaults.BATCH_SIZE,
            description = "Instance images a forward pass" + DEFAULT)
    private int batch = DreamBoothDefaults.BATCH_SIZE;

    @Option(
            names = "--accumulate",
            defaultValue = "" + DreamBoothDefaults.ACCUMULATION_STEPS,
            description = "Forward passes an optimizer step" + DEFAULT)
    private int accumulate = DreamBoothDefaults.ACCUMULATION_STEPS;

    @Option(
            names = "--min-snr",
            defaultValue = "" + DreamBoothDefaults.MIN_SNR_GAMMA,
            description = "Min-SNR gamma, 0 for none" + DEFAULT)
    private double minSnr = DreamBoothDefaults.MIN_SNR_GAMMA;

    @Option(names = "--size", description = "Training size in pixels; the model's own by default.")
    private int size;

    @Option(
            names = "--background",
            defaultValue = "" + DreamBoothDefaults.BACKGROUND,
            description = "Colour under transparency" + DEFAULT)
    private String background = DreamBoothDefaults.BACKGROUND;

    @Option(names = "--no-samples", description = "Make no sample pictures.")
    private boolean noSamples;

    @Option(names = "--validation-images", description = "Images for the validation loss, at most; 0 for none.")
    private @Nullable Integer validationImages;

    @Option(names = "--sample", description = "Prompt of a sample picture; may be repeated.")
    private List<String> samples = new ArrayList<>();

    @Option(
            names = "--sample-every",
            defaultValue = "" + DreamBoothDefaults.SAMPLE_EVERY,
            description = "Steps between samples" + DEFAULT)
    private int sampleEvery = DreamBoothDefaults.SAMPLE_EVERY;

    @Option(
            names = "--checkpoint-every",
            defaultValue = "" + DreamBoothDefaults.CHECKPOINT_EVERY,
            description = "Steps between checkpoints" + DEFAULT)
    private int checkpointEvery = DreamBoothDefaults.CHECKPOINT_EVERY;

    @Option(names = "--seed", defaultValue = "" + DreamBoothDefaults.SEED, description = "Seed of the run" + DEFAULT)
    private long seed = DreamBoothDefaults.SEED;

    boolean complete() {
        return data != null || (prompt != null && !images.isEmpty());
    }

    /** What a run is called that has no name. */
    String usualName() {
        return data == null ? "dreambooth" : "captioned";
    }

    /**
     * The settings that the options say.
     *
     * @param say hears of images that are left out, one sentence each
     */
    TrainingSettings settings(FinerOptions finer, Consumer<String> say) throws IOException {
        Path folder = (model == null ? ModelsCommand.library().standard() : model).toAbsolutePath();
        int edge = size > 0 ? size : ModelFiles.open(folder).pixels();
        var target = attentionOnly ? NetworkSettings.Target.ATTENTION : DreamBoothDefaults.TARGET;
        var kind = full ? NetworkSettings.Kind.FULL : NetworkSettings.Kind.LORA;
        double strength = alpha == null ? rank : alpha;
        LearnedFiles files = new LearnedFiles(say);
        TrainingData learned = data(files);
        return new TrainingSettings(
                folder.toString(),
                learned,
                new NetworkSettings(kind, rank, strength, target, textEncoder, finer.convolutions(), finer.layers()),
                finer.optimizer(DreamBoothDefaults.optimizer(learningRate, steps)),
                finer.loss(minSnr),
                finer.image(edge, background).withRecipes(files.recipes(learned.files())),
                sampling(learned.prompt()),
                finer.compute(),
                finer.output(),
                steps,
                batch,
                accumulate,
                checkpointEvery,
                seed);
    }

    private SamplingSettings sampling(String usual) {
        return new SamplingSettings(
                noSamples ? List.of() : samples.isEmpty() ? List.of(usual) : samples,
                sampleEvery,
                DreamBoothDefaults.SAMPLE_STEPS,
                DreamBoothDefaults.SAMPLE_GUIDANCE,
                DreamBoothDefaults.SAMPLER,
                DreamBoothDefaults.SAMPLE_SEED,
                validationImages);
    }

    private TrainingData data(LearnedFiles learned) throws IOException {
        Path source = data;
        if (source == null) {
            Map<String, Integer> repeats = learned.of(images);
            List<String> files = List.copyOf(repeats.keySet());
            return new DreamBoothData(
                    new InstanceSettings(files, prompt == null ? "" : prompt, List.copyOf(repeats.values())),
                    prior(),
                    holdOut == null ? 0 : holdOut);
        }
        List<CaptionedImage> captioned = learned.captioned(source);
        // A single image cannot be held out.
        double held = captioned.size() < 2 ? 0 : holdOut == null ? 0.1 : holdOut;
        if (captionTemplate == null) {
            return new CaptionedData(captioned, captionDropout, held);
        }
        var form = new CaptionTemplate(captionTemplate);
        String trigger = learned.trigger(source);
        return new CaptionedData(learned.inForm(captioned, form, trigger), captionDropout, held, form.shown(trigger));
    }

    private PriorSettings prior() {
        return classPrompt == null
                ? PriorSettings.off()
                : new PriorSettings(true, classPrompt, classImages, "", priorWeight);
    }
}
