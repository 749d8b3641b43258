package org.assetkiln.app.engine;

import ai.djl.engine.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.assetkiln.diffusion.GenerationSettings;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.config.OpenOptions;
import org.assetkiln.model.lora.LoraReport;
import org.assetkiln.run.generation.GenerationJob;
import org.assetkiln.run.generation.GenerationMessage;
import org.assetkiln.run.generation.PictureMaker;
import org.assetkiln.tensor.ComputeDevice;
import org.assetkiln.tensor.EngineFailure;
import org.assetkiln.tensor.Lanes;
import org.assetkiln.tensor.Precision;
import org.assetkiln.tensor.Torch;
import org.jspecify.annotations.Nullable;

/** Makes pictures with the engine, keeping the last model loaded. To be used from one thread. */
public final class PictureEngine implements PictureMaker, AutoCloseable {
    private final ComputeDevice device;
    private final Precision precision;
    private final boolean previews;
    private @Nullable LoadedModel loaded;

    /** In FP32 on whatever device there is, with previews. */
    public PictureEngine() {
        this(ComputeDevice.AUTOMATIC, Precision.FP32, true);
    }

    /**
     * @param device where to compute unless a job says otherwise
     * @param precision the UNet's numbers unless a job says otherwise
     * @param previews whether pictures are shown while they form; decoding them takes time
     */
    public PictureEngine(ComputeDevice device, Precision precision, boolean previews) {
        this.device = device;
        this.precision = precision;
        this.previews = previews;
    }

    @Override
    public void make(GenerationJob job, Consumer<GenerationMessage> tell) throws IOException {
        GenerationSettings settings = job.settings();
        String vae = settings.extras().vae();
        var options = new OpenOptions(vae.isEmpty() ? null : Path.of(vae), null);
        ModelFiles model = ModelFiles.open(Path.of(settings.model()), options);
        check(settings, model.pixelStep());
        Torch.prepareThread(false);
        Path folder = Files.createDirectories(Path.of(job.outputFolder()));
        StartPictures start = StartPictures.of(settings);
        try {
            LoadedModel loaded = load(model, job);
            precision(job)
                    .warning(loaded.manager().getDevice())
                    .ifPresent(sentence -> tell.accept(new GenerationMessage.Note(job.id(), sentence)));
            for (LoraReport report : loaded.use(settings.loras())) {
                tell.accept(new GenerationMessage.Note(job.id(), report.sentence()));
            }
            makeAll(job, start, loaded, folder, tell);
        } catch (EngineException e) {
            throw new IOException(EngineFailure.sentence("The engine cannot make this picture", e), e);
        } catch (IllegalArgumentException e) {
            // What a sampler says of a number of steps or a model that it cannot serve.
            throw new IOException(e.getMessage(), e);
        }
    }

    private void makeAll(
            GenerationJob job, StartPictures start, LoadedModel loaded, Path folder, Consumer<GenerationMessage> tell)
            throws IOException {
        int batch = job.settings().batch();
        int batches = (job.settings().count() + batch - 1) / batch;
        Consumer<GenerationMessage> inTurn = message -> {
            synchronized (loaded) {
                tell.accept(message);
            }
        };
        // Whoever looks on wants the first picture soon.
        long pixels = (long) batch * job.settings().width() * job.settings().height();
        Lanes lanes = previews ? Lanes.of(loaded.manager().getDevice(), 1) : loaded.lanes(pixels);
        lanes.run(batches, i -> new PictureBatch(job, i * batch, start, loaded, folder, previews).make(inTurn));
    }

    /** @param step what width and height must be divisible by */
    private static void check(GenerationSettings settings, int step) throws IOException {
        if (settings.width() % step != 0
                || settings.height() % step != 0
                || settings.width() < step
                || settings.height() < step) {
            throw new IOException("Width and height must be multiples of " + step + " pixels for this model, not "
                    + settings.width() + " × " + settings.height() + ".");
        }
        if (settings.steps() < 1 || settings.steps() > 1000) {
            throw new IOException("The number of steps must be between 1 and 1000, not " + settings.steps() + ".");
        }
        if (settings.count() < 1) {
            throw new IOException("The number of pictures must be at least 1, not " + settings.count() + ".");
        }
    }

    private ComputeDevice device(GenerationJob job) {
        return Objects.requireNonNullElse(job.device(), device);
    }

    private Precision precision(GenerationJob job) {
        return Objects.requireNonNullElse(job.precision(), precision);
    }

    private LoadedModel load(ModelFiles folder, GenerationJob job) throws IOException {
        LoadedModel current = loaded;
        if (current != null && current.isOf(folder, device(job), precision(job))) {
            return current;
        }
        close();
        LoadedModel next = LoadedModel.open(folder, device(job), precision(job));
        loaded = next;
        return next;
    }

    @Override
    public void close() {
        if (loaded != null) {
            loaded.close();
            loaded = null;
        }
    }
}
