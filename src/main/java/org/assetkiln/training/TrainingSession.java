package org.assetkiln.training;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assetkiln.model.ClipTextEncoder;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.UNet;
import org.assetkiln.model.token.ClipTokenizer;
import org.assetkiln.tensor.Precision;
import org.assetkiln.tensor.Storage;
import org.assetkiln.training.event.TrainingEvent;
import org.assetkiln.training.settings.NetworkSettings;
import org.assetkiln.training.settings.OptimizerSettings;
import org.assetkiln.training.settings.TrainingSettings;
import org.jspecify.annotations.Nullable;

/** Everything loaded for a run: networks, data, the weights that learn and their optimizer. */
final class TrainingSession {
    private final TrainingSettings settings;
    private final TrainingOutput output;
    private final TrainingListener listener;
    private final NDManager manager;
    private final ModelFiles files;
    private final LazyUNet network;
    private final UNet unet;
    private final ClipTokenizer tokenizer;
    private final @Nullable ClipTextEncoder learningText;
    private final Conditioning conditioning;
    private final Denoising denoising;
    private final BatchPlan plan;
    private final Validation validation;
    private final LearnedImages learned;
    private final Trainable trainable;
    private final AdamW optimizer;
    private final LossScale scale;
    private final @Nullable WeightAverage average;
    private int savedAt = -1;
    private TrainingEvent.@Nullable Validation measured;

    private TrainingSession(
            TrainingSettings settings,
            TrainingOutput output,
            TrainingListener listener,
            Preparation preparation,
            NDManager manager)
            throws IOException, TrainingException {
        this.settings = settings;
        this.output = output;
        this.listener = listener;
        this.manager = manager;
        this.files = ModelFiles.open(Path.of(settings.baseModel()));
        Preflight.size(settings.image().resolution(), files);
        boolean lora = settings.network().kind() == NetworkSettings.Kind.LORA;
        Precision precision = Precision.valueOf(settings.compute().precision().name());
        // What learns is FP32 and converted at each use, so that small steps are not lost and gradients add up exactly.
        this.network = new LazyUNet(() -> lora
                ? files.unet(
                        Storage.frozen(
                                precision, files.unetConfig().blockOutChannels().get(0)),
                        manager)
                : files.unet(manager).computing(precision));
        this.scale = new LossScale(precision == Precision.FP16);
        this.tokenizer = files.tokenizer();
        this.learningText = settings.network().textEncoder() ? files.textEncoder(manager) : null;
        this.denoising = Denoising.of(files.scheduler());
        try (NDManager preparing = manager.newSubManager()) {
            var parts = parts(preparing);
            var prompts = new Prompts(settings.data(), new Seeds(settings.seed()));
            var keys = new EncoderKeys(files, output.cache());
            var cache = new TensorCache(output.cache());
            var encoding =
                    new Encoding(settings.image(), settings.loss(), listener, parts, keys.latents(), cache, manager);
            var latents = new RunLatents(settings, encoding, preparation);
            LatentStore images = latents.images();
            LatentStore prior = latents.prior(output.classImages(), parts, manager);
            var split = HoldOut.of(settings, images);
            this.learned = LearnedImages.of(images, split, files.vaeConfig().pixelsPerLatent());
            this.plan = new BatchPlan(settings, images, split.learned(), prior, prompts, denoising);
            this.validation = new Validation(
                    images,
                    split,
                    prompts,
                    denoising,
                    settings.seed(),
                    settings.sampling().validationImages());
            this.conditioning = learningText == null
                    ? Conditioning.fixed(prompts.all(), parts, keys.prompts(), cache, manager, preparation)
                    : Conditioning.learning(prompts.all(), tokenizer, learningText, manager);
        }
        ResidentMemory.giveBack();
        preparation.phase("Loading the model", 0, 0);
        this.unet = network.get();
        this.trainable = trainable();
        Preflight.space(output.root(), trainable.count());
        OptimizerSettings learning = settings.optimizer();
        this.optimizer = trainable.optimizer(learning, manager);
        this.average =
                learning.averages() ? new WeightAverage(trainable.all(), learning.averageDecay(), manager) : null;
    }

    static TrainingSession prepare(
            TrainingSettings settings,
            TrainingOutput output,
            TrainingListener listener,
            Preparation preparation,
            NDManager manager)
            throws IOException, TrainingException {
        return new TrainingSession(settings, output, listener, preparation, manager);
    }

    private ModelParts parts(NDManager scope) {
        return new ModelParts(files, network, tokenizer, learningText, scope);
    }

    private Trainable trainable() throws TrainingException {
        long seed = new Seeds(settings.seed()).of(Seeds.Use.LORA, 0, 0) >>> 24;
        var made = new Trainable(settings.network(), unet, learningText, seed, manager);
        if (made.count() == 0) {
            throw new TrainingException("No layer of the model has "
                    + String.join(" or ", settings.network().layers()) + " in its name: choose other layers.");
        }
        return made;
    }

    NDManager manager() {
        return manager;
    }

    /** What a forward pass, counted over the whole run, learns from. */
    List<BatchPlan.Part> batches(NDManager scope, long pass) {
        return plan.at(scope, pass);
    }

    /** One forward and backward pass; a step's gradients are means over its passes. */
    Denoising.Result learn(NDManager scope, BatchPlan.Part part) {
        return denoising.learn(
                scope,
                unet,
                part.batch(),
                conditioning.of(scope, part.prompts()),
                scale.factor() / settings.accumulationSteps(),
                settings.compute().gradientCheckpointing());
    }

    /** Before the first pass of a step: a text encoder that has learned enough stays as it is from here on. */
    void begin(int done) {
        if (!textLearns(done)) {
            conditioning.fix();
        }
    }

    private boolean textLearns(int done) {
        int last = settings.optimizer().textEncoderSteps();
        return learningText != null && (last == 0 || done < last);
    }

    /**
     * One optimizer step on the gradients so far.
     *
     * @param done steps before it
     * @param factor the schedule's factor on the learning rate
     * @return the gradients' norm before clipping; 0 if the step was left out because a number was too large for FP16
     */
    double optimize(int done, double factor) throws TrainingException {
        try (NDManager scope = manager.newSubManager()) {
            double norm = optimizer.step(factor, textLearns(done) ? 2 : 1, scale.factor(), scope);
            if (scale.leftOut(Double.isFinite(norm))) {
                return 0;
            }
            if (average != null) {
                average.update(done + 1);
            }
            return norm;
        }
    }

    /** Work on the weights as a result would have them: with an average, on that. */
    private interface OnResult {
        void run() throws IOException;
    }

    private void onResult(OnResult work) throws IOException {
        if (average == null) {
            work.run();
            return;
        }
        average.swap();
        try {
            work.run();
        } finally {
            average.swap();
        }
    }

    void validate(int step) throws IOException {
        if (validation.empty()) {
            return;
        }
        onResult(() -> {
            measured = validation.at(step, manager, unet, conditioning);
            listener.on(measured);
        });
    }

    boolean samplesAt(int step) {
        int every = settings.sampling().every();
        return every > 0 && step % every == 0;
    }

    void sample(int step) throws IOException {
        if (settings.sampling().prompts().isEmpty()) {
            return;
        }
        onResult(() -> {
            try (NDManager scope = manager.newSubManager()) {
                new RunSamples(settings, output, listener)
                        .make(step, parts(scope).pipeline(), scope);
            }
            ResidentMemory.giveBack();
        });
    }

    /** Saves a checkpoint, unless this step's is there already. */
    void save(int step) throws IOException {
        if (step == savedAt) {
            return;
        }
        Double loss = measured != null && measured.step() == step ? measured.loss() : null;
        Checkpoint checkpoint = Checkpoint.save(output, step, trainable, optimizer, scale, average, loss);
        savedAt = step;
        Checkpoints.tidy(output, settings.output().checkpoints());
        listener.on(new TrainingEvent.Checkpoint(
                step, output.root().relativize(checkpoint.folder()).toString().replace('\\', '/')));
    }

    int restore(Checkpoint checkpoint) throws IOException, TrainingException {
        return checkpoint.restore(trainable, optimizer, scale, average, manager);
    }

    void writeResult(int step) throws IOException {
        onResult(() -> {
            try (NDManager scope = manager.newSubManager()) {
                new RunResult(settings, output, learned).write(step, parts(scope), trainable, scope);
            }
        });
    }
}
