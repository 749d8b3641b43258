package org.assetkiln.ui.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.assetkiln.training.settings.CaptionedData;
import org.assetkiln.training.settings.DreamBoothData;
import org.assetkiln.training.settings.NetworkSettings;
import org.assetkiln.training.settings.NetworkSettings.Kind;
import org.assetkiln.training.settings.PriorSettings;
import org.assetkiln.training.settings.TrainingSettings;
import org.assetkiln.ui.form.NumberText;
import org.assetkiln.ui.runs.Words;
import org.jspecify.annotations.Nullable;

/** Says in sentences what a run will do. */
final class RunStory {
    /** The topic that remedies belong to. */
    static final String MEMORY = "Memory";

    /** The topic that measuring belongs to. */
    static final String TIME = "Time";

    private final TrainingSettings s;
    private final ModelFacts model;
    private final int classImagesThere;
    private final long machineBytes;
    private final @Nullable RunNeeds needs;
    private final List<Sentence> sentences = new ArrayList<>();

    /**
     * One sentence.
     *
     * @param topic what it is about, a word or two
     * @param text the sentence
     */
    record Sentence(String topic, String text) {}

    private RunStory(
            TrainingSettings s, ModelFacts model, @Nullable RunNeeds needs, int classImagesThere, long machineBytes) {
        this.s = s;
        this.model = model;
        this.needs = needs;
        this.classImagesThere = classImagesThere;
        this.machineBytes = machineBytes;
    }

    /**
     * The sentences for settings without errors.
     *
     * @param needs what the run takes; null while the model is not known
     * @param machineBytes memory of this machine
     */
    static List<Sentence> of(
            TrainingSettings settings,
            ModelFacts model,
            @Nullable RunNeeds needs,
            int classImagesThere,
            long machineBytes) {
        var summary = new RunStory(settings, model, needs, classImagesThere, machineBytes);
        if (settings.data() instanceof CaptionedData captioned) {
            summary.captions(captioned);
        } else {
            summary.subject();
        }
        summary.length();
        summary.needs();
        summary.network();
        summary.rate();
        if (settings.data() instanceof DreamBoothData) {
            summary.prior();
        }
        summary.samples();
        summary.disk();
        return List.copyOf(summary.sentences);
    }

    private void say(String topic, String text, Object... values) {
        sentences.add(new Sentence(topic, String.format(Locale.ENGLISH, text, values)));
    }

    private long picturesSeen() {
        return (long) s.steps() * s.batchSize() * s.accumulationSteps();
    }

    private void subject() {
        say(
                "Subject",
                "Learns “%s” from %s at %d px.",
                s.data().prompt(),
                Words.count(s.data().files().size(), "image", "images"),
                s.image().resolution());
        resolution();
    }

    private void captions(CaptionedData data) {
        long several = data.images().stream()
                .filter(image -> image.captions().size() > 1)
                .count();
        String choice = several == 0 ? "" : " Where there are several captions, one is taken by chance each time.";
        say(
                "Captions",
                "Learns %s with captions of their own at %d px.%s",
                Words.count(learned(), "image", "images"),
                s.image().resolution(),
                choice);
        if (!data.template().isEmpty()) {
            say("Form", "Each caption as %s: “%s”.", data.template(), data.prompt());
        }
        int held = data.images().size() - learned();
        if (held > 0) {
            say("Held out", "%s only to measure.", held == 1 ? "1 image serves" : held + " images serve");
        }
        resolution();
    }

    /** How many images are learned: those that are not held out. */
    private int learned() {
        int all = s.data().files().size();
        double share = s.data().holdOut();
        return share <= 0 || all < 2 ? all : all - (int) Math.max(1, Math.min(all - 1, Math.round(share * all)));
    }

    private void resolution() {
        if (model.resolution() > 0 && model.resolution() != s.image().resolution()) {
            say("Resolution", "The model was made for %d pixels; another size works less well.", model.resolution());
        }
    }

    private void length() {
        double epochs = (double) picturesSeen() / visits();
        boolean even = visits() == Math.max(1, learned());
        int batch = s.batchSize() * s.accumulationSteps();
        String made =
                s.accumulationSteps() > 1 ? " (%d × %d passes)".formatted(s.batchSize(), s.accumulationSteps()) : "";
        say(
                "Length",
                even
                        ? "%s with an effective batch of %d%s show %,d pictures: every image %s times (%s epochs)."
                        : "%s with an effective batch of %d%s show %,d pictures: every image %s times its repeats (%s epochs).",
                Words.count(s.steps(), "step", "steps"),
                batch,
                made,
                picturesSeen(),
                amount(epochs),
                amount(epochs));
    }

    /** How many pictures an epoch shows; of images that are held out nobody knows yet which they are. */
    private long visits() {
        int all = s.data().files().size();
        long sum = IntStream.range(0, all).mapToLong(s.data()::repeats).sum();
        return Math.max(1, Math.round((double) sum * learned() / Math.max(1, all)));
    }

    private static String amount(double value) {
        return value < 10
                ? String.format(Locale.ENGLISH, "%.1f", value)
                : String.format(Locale.ENGLISH, "%,.0f", value);
    }

    private void network() {
        NetworkSettings network = s.network();
        String weights = model.sizes() == null
                ? "The weights"
                : Words.count(model.sizes().learning(network), "number", "numbers");
        if (network.kind() == Kind.FULL) {
            say("What learns", "%s of the UNet itself change; the result is a whole model.", weights);
        } else {
            String layers =
                    network.target() == NetworkSettings.Target.ATTENTION ? "attention" : "attention and feed-forward";
            say(
                    "What learns",
                    "%s in a LoRA of rank %d on the %s layers; alpha / rank applies it at scale %s.",
                    weights,
                    network.rank(),
                    layers,
                    NumberText.write(Math.round(network.scale() * 1000) / 1000.0));
        }
        say(
                "Text encoder",
                network.textEncoder()
                        ? "The text encoder learns too, at a rate of %s."
                        : "The text encoder stays as it is.",
                NumberText.write(s.optimizer().textEncoderLearningRate()));
    }

    private void rate() {
        var optimizer = s.optimizer();
        String after =
                switch (optimizer.schedule()) {
                    case CONSTANT -> "then stays there";
                    case LINEAR -> "then falls in a straight line to 0";
                    case COSINE -> "then falls in a curve to 0";
                };
        String start = optimizer.warmupSteps() > 0
                ? "rises to %s over %s, %s"
                        .formatted(
                                NumberText.write(optimizer.learningRate()),
                                Words.count(optimizer.warmupSteps(), "step", "steps"),
                                after)
                : "starts at %s, %s".formatted(NumberText.write(optimizer.learningRate()), after);
        say("Learning rate", "The learning rate %s.", start);
    }

    private void prior() {
        PriorSettings prior = s.prior();
        if (!prior.enabled()) {
            say("Class", "No prior preservation: the class may turn into the subject.");
            return;
        }
        int missing = Math.max(0, prior.classImages() - classImagesThere);
        String made = missing == 0
                ? "are there already"
                : missing == prior.classImages()
                        ? "are made by the base model first"
                        : "take part, %d of them made by the base model first".formatted(missing);
        say(
                "Class",
                "%s of “%s” %s.",
                Words.count(prior.classImages(), "picture", "pictures"),
                prior.classPrompt(),
                made);
    }

    private int sampleRows() {
        int every = s.sampling().every();
        return every == 0 ? 2 : 1 + s.steps() / every + (s.steps() % every == 0 ? 0 : 1);
    }

    private void samples() {
        int prompts = s.sampling().prompts().size();
        if (prompts == 0) {
            say("Samples", "No sample pictures: write a prompt to see the run learn.");
            return;
        }
        String when = s.sampling().every() == 0
                ? "at the start and the end"
                : "at step 0 and every " + Words.count(s.sampling().every(), "step", "steps");
        say(
                "Samples",
                "%s drawn %s: %s.",
                Words.count(prompts, "prompt is", "prompts are"),
                when,
                Words.count((long) prompts * sampleRows(), "picture", "pictures"));
    }

    private int checkpoints() {
        int every = s.checkpointEvery();
        return every == 0 ? 1 : s.steps() / every + (s.steps() % every == 0 ? 0 : 1);
    }

    private void disk() {
        String size = needs == null
                ? ""
                : ", %s on disk in all; the result takes %s"
                        .formatted(
                                Words.size(needs.estimate().diskBytes()),
                                Words.size(needs.estimate().resultBytes()));
        int kept = s.output().checkpoints();
        String which =
                kept == 0 || checkpoints() <= kept ? "" : ", of which the last %d and the best stay".formatted(kept);
        say("Checkpoints", "%s%s%s.", Words.count(checkpoints(), "checkpoint", "checkpoints"), which, size);
    }

    private void needs() {
        if (needs == null) {
            say(TIME, "Not known before the model can be read.");
        } else {
            sentences.add(new Sentence(TIME, needs.time()));
            sentences.add(new Sentence(MEMORY, needs.memory(machineBytes)));
        }
    }
}
