package org.assetkiln.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assetkiln.diffusion.TextToImage;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.training.event.TrainingEvent;
import org.assetkiln.training.settings.TrainingSettings;

/** Everything loaded for a run: networks, data, the weights that learn and their optimizer. */
final class TrainingSession {
    private final TrainingSettings settings;
    private final TrainingOutput output;
    private final TrainingListener listener;
    private final NDManager manager;
    private final ModelFiles folder;
    private final TextToImage model;
    private final Conditioning conditioning;
    private final Denoising denoising;
    private final BatchPlan plan;
    private final Validation validation;
    private final Trainable trainable;
    private final AdamW optimizer;
    private int savedAt = -1;

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
        this.folder = ModelFiles.open(Path.of(settings.baseModel()));
        Preflight.size(settings.image().resolution(), folder);
        this.model = TextToImage.load(folder, manager);
        this.denoising = Denoising.of(folder.scheduler());
        String modelHash = folder.fingerprint();
        var cache = new TensorCache(output.cache());
        var latents = new RunLatents(settings, model, modelHash, cache, listener, preparation, manager);
        LatentStore instance = latents.instance();
        this.plan = new BatchPlan(settings, instance, latents.prior(output.classImages()), denoising);
        this.validation = new Validation(instance, denoising, settings.seed());
        long seed = new Seeds(settings.seed()).of(Seeds.Use.LORA, 0, 0) >>> 24;
        this.trainable = new Trainable(settings.network(), model.unet(), model.text(), seed, manager);
        Preflight.space(output.root(), trainable.count());
        this.optimizer = trainable.optimizer(settings.optimizer(), manager);
        this.conditioning = conditioning(modelHash, cache);
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

    private Conditioning conditioning(String modelHash, TensorCache cache) throws IOException {
        String instance = settings.data().prompt();
        List<String> prompts =
                settings.prior().enabled() ? List.of(instance, settings.prior().classPrompt()) : List.of(instance);
        return new Conditioning(
                prompts, model.tokenizer(), model.text(), trainable.trainsText(), modelHash, cache, manager);
    }

    NDManager manager() {
        return manager;
    }

    AdamW optimizer() {
        return optimizer;
    }

    /** The loss of one forward pass, counted over the whole run. */
    Denoising.Result forward(NDManager scope, long pass) {
        NDArray context = conditioning.of(scope, settings.batchSize());
        return denoising.loss(scope, model.unet(), plan.at(scope, pass), context);
    }

    void validate(int step) {
        listener.on(new TrainingEvent.Validation(step, validation.loss(manager, model.unet(), conditioning)));
    }

    boolean samplesAt(int step) {
        int every = settings.sampling().every();
        return every > 0 && step % every == 0;
    }

    void sample(int step) throws IOException {
        new RunSamples(settings, output, listener).make(step, model, manager);
    }

    /** Saves a checkpoint, unless this step's is there already. */
    void save(int step) throws IOException {
        if (step == savedAt) {
            return;
        }
        Checkpoint checkpoint = Checkpoint.save(output, step, trainable, optimizer);
        savedAt = step;
        listener.on(new TrainingEvent.Checkpoint(
                step, output.root().relativize(checkpoint.folder()).toString().replace('\\', '/')));
    }

    int restore(Checkpoint checkpoint) throws IOException, TrainingException {
        return checkpoint.restore(trainable, optimizer, manager);
    }

    void writeResult(int step) throws IOException {
        new RunResult(settings, output).write(step, folder, model, trainable, manager);
    }
}
