package org.assetkiln.ui.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assetkiln.imaging.recipe.Recipe;
import org.assetkiln.training.settings.DreamBoothData;
import org.assetkiln.training.settings.DreamBoothDefaults;
import org.assetkiln.training.settings.InstanceSettings;
import org.assetkiln.training.settings.NetworkSettings;
import org.assetkiln.training.settings.OptimizerSettings;
import org.assetkiln.training.settings.PriorSettings;
import org.assetkiln.training.settings.TrainingData;
import org.assetkiln.training.settings.TrainingSettings;
import org.assetkiln.ui.form.About;
import org.assetkiln.ui.form.Setting;

/** Every setting of a run but its images. */
final class TrainForm {
    private static final OptimizerSettings ADAM_W =
            DreamBoothDefaults.optimizer(DreamBoothDefaults.LEARNING_RATE, DreamBoothDefaults.STEPS);

    static final int MOST_REPEATS = 1000;

    private final List<Setting<?>> all = new ArrayList<>();

    final Setting<String> instancePrompt = add(
            "instance.prompt",
            about(
                    "Instance prompt",
                    "",
                    "",
                    "The one prompt for all images: a rare identifier and the class of thing."),
            "");
    final Setting<Boolean> prior = add(
            "prior.enabled",
            about("Prior preservation", "", "", "Keeps the class from turning into the subject; costs twice the time."),
            DreamBoothDefaults.PRIOR);
    final Setting<String> classPrompt = add(
            "prior.classPrompt",
            about("Class prompt", "", "", "The same prompt without the identifier; the base model draws it."),
            "");
    final Setting<Integer> classImages = add(
            "prior.classImages",
            about("Class images", "pictures", "1 and up", "More keep the class varied and take longer to make."),
            DreamBoothDefaults.CLASS_IMAGES);
    final Setting<Double> priorWeight = add(
            "prior.weight",
            about(
                    "Prior weight",
                    "factor",
                    "0 and up, usually 1",
                    "Higher protects the class, lower favours the subject."),
            DreamBoothDefaults.PRIOR_WEIGHT);
    final Setting<String> classFolder = add(
            "prior.classFolder",
            about("Class image folder", "", "", "Own pictures of the class; empty lets the base model make them."),
            "");

    final Setting<String> baseModel = add(
            "baseModel",
            about("Base model", "", "", "What learns: a model's folder, or its single .safetensors file."),
            "");
    final Setting<NetworkSettings.Kind> kind = add(
            "network.kind",
            about("What learns", "", "", "A LoRA is a small file on top of the model; full changes every weight."),
            NetworkSettings.Kind.LORA);
    final Setting<Integer> rank = add(
            "network.rank",
            about("Rank", "", "1 to 1024", "Higher holds more detail and overfits sooner; the file grows with it."),
            DreamBoothDefaults.RANK);
    final Setting<Double> alpha = add(
            "network.alpha",
            about("Alpha", "", "above 0", "Alpha / rank scales what is learned: halving it halves the learning."),
            DreamBoothDefaults.ALPHA);
    final Setting<NetworkSettings.Target> target = add(
            "network.target",
            about("Layers", "", "", "Feed-forward layers too learn more of the look and make the file larger."),
            DreamBoothDefaults.TARGET);
    final Setting<Boolean> textEncoder = add(
            "network.textEncoder",
            about("Train the text encoder", "", "", "Ties the identifier closer to the subject; overfits sooner."),
            DreamBoothDefaults.TEXT_ENCODER);

    final Setting<Integer> steps = add(
            "steps",
            about("Steps", "steps", "1 to 1,000,000", "More learn the subject more closely; too many copy the images."),
            DreamBoothDefaults.STEPS);
    final Setting<Double> learningRate = add(
            "optimizer.learningRate",
            about("Learning rate", "per step", "above 0 to 1", "Higher learns faster; too high ends in noise."),
            DreamBoothDefaults.LEARNING_RATE);
    final Setting<Integer> batchSize = add(
            "batchSize",
            about("Batch", "images", "1 to 1024", "Larger is steadier, slower a step, and needs more memory."),
            DreamBoothDefaults.BATCH_SIZE);

    final Setting<Integer> repeats = add(
            "repeats",
            about(
                    "Repeats",
                    "times",
                    "1 to 1000",
                    "How often an epoch shows each image; a folder's name such as 10_slime multiplies it."),
            1);

    final SamplesForm samples = new SamplesForm(all::add);

    final Setting<Integer> resolution = add(
            "image.resolution",
            about(
                    "Resolution",
                    "pixels",
                    "multiple of 8",
                    "The edge of the square that the model sees; its own is best."),
            DreamBoothDefaults.RESOLUTION);
    final Setting<String> background = add(
            "image.background",
            about("Background", "", "#rrggbb", "The colour put under transparency."),
            DreamBoothDefaults.BACKGROUND);
    final Setting<Boolean> pixelArt = add(
            "image.pixelArt",
            about(
                    "Pixel art",
                    "",
                    "",
                    "Enlarges small images by whole numbers with hard edges instead of blurring them."),
            true);

    final Setting<Double> textRate = add(
            "optimizer.textEncoderLearningRate",
            about("Text encoder rate", "per step", "0 to 1", "Usually half of the learning rate or less."),
            DreamBoothDefaults.TEXT_ENCODER_LEARNING_RATE);
    final Setting<OptimizerSettings.Schedule> schedule = add(
            "optimizer.schedule",
            about("Schedule", "", "", "Linear and cosine let the rate fall to 0 at the end, for finer last steps."),
            DreamBoothDefaults.SCHEDULE);
    final Setting<Integer> warmup = add(
            "optimizer.warmupSteps",
            about(
                    "Warm-up",
                    "steps",
                    "0 to the run's length",
                    "A slow start that keeps the first steps from breaking things."),
            DreamBoothDefaults.WARM_UP);
    final Setting<Integer> accumulation = add(
            "accumulationSteps",
            about(
                    "Accumulation",
                    "passes",
                    "1 to 1024",
                    "A larger batch in the memory of a small one; slower by as much."),
            DreamBoothDefaults.ACCUMULATION_STEPS);
    final Setting<Double> weightDecay = add(
            "optimizer.weightDecay",
            about("Weight decay", "", "0 and up, usually 0.01", "Higher pulls weights towards zero."),
            ADAM_W.weightDecay());
    final Setting<Double> beta1 = add(
            "optimizer.beta1",
            about("Beta 1", "", "0 to below 1, usually 0.9", "Higher averages the direction over more steps."),
            ADAM_W.beta1());
    final Setting<Double> beta2 = add(
            "optimizer.beta2",
            about("Beta 2", "", "0 to below 1, usually 0.999", "Higher averages the step size over more steps."),
            ADAM_W.beta2());
    final Setting<Double> epsilon = add(
            "optimizer.epsilon",
            about("Epsilon", "", "above 0, usually 1e-8", "Higher damps steps where gradients are tiny."),
            ADAM_W.epsilon());
    final Setting<Double> gradientNorm = add(
            "optimizer.maxGradientNorm",
            about("Gradient limit", "norm", "above 0, usually 1", "Lower tames outliers; too low slows learning."),
            ADAM_W.maxGradientNorm());
    final Setting<Double> minSnr = add(
            "loss.minSnrGamma",
            about(
                    "Min-SNR gamma",
                    "",
                    "0 for off, usually 5",
                    "Evens out easy and hard noise levels; converges faster."),
            DreamBoothDefaults.MIN_SNR_GAMMA);
    final Setting<Integer> checkpointEvery = add(
            "checkpointEvery",
            about(
                    "Checkpoint every",
                    "steps",
                    "0 for the last only",
                    "More often loses less when something breaks; needs disk."),
            DreamBoothDefaults.CHECKPOINT_EVERY);
    final Setting<Long> seed = add(
            "seed",
            about("Seed", "", "any whole number", "The same seed repeats the run; another shuffles anew."),
            DreamBoothDefaults.SEED);

    private static About about(String label, String unit, String range, String effect) {
        return new About(label, unit, range, effect);
    }

    private <T> Setting<T> add(String path, About about, T standard) {
        var setting = new Setting<>(path, about, standard);
        all.add(setting);
        return setting;
    }

    final CaptionedForm captioned = new CaptionedForm(all::add);
    final FinerForm finer = new FinerForm(all::add);
    final ComputeForm compute = new ComputeForm(all::add);

    List<Setting<?>> all() {
        return List.copyOf(all);
    }

    /** What a DreamBooth run learns from (absolute paths), each once an epoch. */
    TrainingData subject(List<String> images) {
        return subject(images, List.of());
    }

    /** @param repeats how often an epoch visits each of the images; empty for once each */
    TrainingData subject(List<String> images, List<Integer> repeats) {
        boolean once = repeats.stream().allMatch(times -> times == 1);
        return new DreamBoothData(
                new InstanceSettings(images, instancePrompt.get().strip(), once ? List.of() : repeats),
                priorSettings());
    }

    /** The settings of the form for these data, with files as they are. */
    TrainingSettings settings(TrainingData data) {
        return settings(data, Map.of());
    }

    /** @param recipes how files are prepared first, by their absolute paths */
    TrainingSettings settings(TrainingData data, Map<String, Recipe> recipes) {
        return new TrainingSettings(
                baseModel.get().strip(),
                data,
                new NetworkSettings(
                        kind.get(),
                        rank.get(),
                        alpha.get(),
                        target.get(),
                        textEncoder.get(),
                        finer.convolutions(),
                        finer.chosenLayers()),
                optimizer(),
                finer.loss(minSnr.get()),
                finer.image(resolution.get(), background.get().strip(), pixelArt.get())
                        .withRecipes(recipes),
                samples.settings(),
                compute.settings(),
                finer.output(),
                steps.get(),
                batchSize.get(),
                accumulation.get(),
                checkpointEvery.get(),
                seed.get());
    }

    private PriorSettings priorSettings() {
        return new PriorSettings(
                prior.get(),
                classPrompt.get().strip(),
                classImages.get(),
                classFolder.get().strip(),
                priorWeight.get());
    }

    private OptimizerSettings optimizer() {
        return new OptimizerSettings(
                learningRate.get(),
                textRate.get(),
                schedule.get(),
                warmup.get(),
                beta1.get(),
                beta2.get(),
                weightDecay.get(),
                epsilon.get(),
                gradientNorm.get(),
                finer.textSteps.get(),
                finer.average.get());
    }
}
