package org.assetkiln.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assetkiln.diffusion.TextToImage;
import org.assetkiln.diffusion.schedule.NoiseSchedule;
import org.assetkiln.model.ModelFolder;
import org.assetkiln.tensor.Torch;
import org.assetkiln.training.TrainingImages.TrainingImage;
import org.assetkiln.training.event.TrainingEvent;
import org.assetkiln.training.settings.DreamBoothSettings;

/** Everything loaded for a run: networks, data, the weights that learn and their optimizer. */
final class DreamBoothSession {
    private final DreamBoothSettings settings;
    private final TrainingOutput output;
    private final TrainingListener listener;
    private final NDManager manager;
    private final ModelFolder folder;
    private final TextToImage model;
    private final Conditioning conditioning;
    private final Denoising denoising;
    private final BatchPlan plan;
    private final Validation validation;
    private final Trainable trainable;
    private final AdamW optimizer;

    private DreamBoothSession(
            DreamBoothSettings settings, TrainingOutput output, TrainingListener listener, NDManager manager)
            throws IOException, TrainingException {
        this.settings = settings;
        this.output = output;
        this.listener = listener;
        this.manager = manager;
        this.folder = ModelFolder.open(Path.of(settings.baseModel()));
        this.model = new TextToImage(
                folder.unet(manager),
                folder.textEncoder(manager),
                folder.tokenizer(),
                folder.vae(manager),
                folder.scheduler());
        String modelHash = folder.fingerprint();
        var cache = new TensorCache(output.cache());
        LatentStore instance = encode(instanceImages(), modelHash, cache);
        LatentStore prior = settings.prior().enabled() ? encode(classImages(), modelHash, cache) : null;
        this.denoising = new Denoising(
                new NoiseSchedule(folder.scheduler()), folder.scheduler().predictionType());
        this.plan = new BatchPlan(settings, instance, prior, denoising);
        this.validation = new Validation(instance, denoising, settings.seed());
        this.trainable = new Trainable(
                settings.network(),
                model.unet(),
                model.text(),
                new Seeds(settings.seed()).of(Seeds.Use.LORA, 0, 0) >>> 24,
                manager);
        this.optimizer = trainable.optimizer(settings.optimizer(), manager);
        this.conditioning = conditioning(modelHash, cache);
    }

    static DreamBoothSession prepare(
            DreamBoothSettings settings, TrainingOutput output, TrainingListener listener, NDManager manager)
            throws IOException, TrainingException {
        return new DreamBoothSession(settings, output, listener, manager);
    }

    private List<TrainingImage> instanceImages() throws TrainingException {
        List<Path> files = settings.instance().images().stream().map(Path::of).toList();
        List<TrainingImage> images = new TrainingImages(settings.image(), listener).read(files);
        if (images.isEmpty()) {
            throw new TrainingException("None of the " + files.size()
                    + " instance images can be read: choose PNG or JPEG files that open elsewhere.");
        }
        return images;
    }

    private List<TrainingImage> classImages() throws IOException, TrainingException {
        String chosen = settings.prior().classFolder();
        Path place = chosen.isEmpty() ? output.classImages() : Path.of(chosen);
        var classes = new ClassImages(
                settings.prior(),
                place,
                settings.image().resolution(),
                new Seeds(settings.seed()).of(Seeds.Use.NOISE, -1, 0) >>> 33);
        List<Path> files = classes.complete(model, manager, listener);
        List<TrainingImage> images = new TrainingImages(settings.image(), listener).read(files);
        if (images.isEmpty()) {
            throw new TrainingException("None of the class images in " + place + " can be read: empty the folder.");
        }
        return images;
    }

    private LatentStore encode(List<TrainingImage> images, String modelHash, TensorCache cache) throws IOException {
        Torch.prepareThread(false);
        try {
            return LatentStore.of(images, settings.image(), model.vae(), modelHash, cache, manager, listener);
        } finally {
            Torch.prepareThread(true);
        }
    }

    private Conditioning conditioning(String modelHash, TensorCache cache) throws IOException {
        String instance = settings.instance().prompt();
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

    void save(int step) throws IOException {
        Checkpoint checkpoint = Checkpoint.save(output, step, trainable, optimizer);
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
