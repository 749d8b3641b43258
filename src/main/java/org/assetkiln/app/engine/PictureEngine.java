package org.assetkiln.app.engine;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assetkiln.diffusion.GenerationSettings;
import org.assetkiln.diffusion.TextToImage;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.run.generation.GenerationJob;
import org.assetkiln.run.generation.GenerationMessage;
import org.assetkiln.run.generation.PictureMaker;
import org.assetkiln.run.generation.PictureText;
import org.assetkiln.tensor.EngineFailure;
import org.assetkiln.tensor.Torch;
import org.jspecify.annotations.Nullable;

/** Makes pictures with the engine, keeping the last model loaded. To be used from one thread. */
public final class PictureEngine implements PictureMaker, AutoCloseable {
    private static final int PREVIEW_EVERY = 4;

    private @Nullable LoadedModel loaded;

    @Override
    public void make(GenerationJob job, Consumer<GenerationMessage> tell) throws IOException {
        GenerationSettings settings = job.settings();
        ModelFiles model = ModelFiles.open(Path.of(settings.model()));
        check(settings, model.pixelStep());
        Torch.prepareThread(false);
        Path folder = Files.createDirectories(Path.of(job.outputFolder()));
        try {
            LoadedModel loaded = load(model);
            loaded.use(settings.loras());
            for (int i = 0; i < settings.count(); i++) {
                picture(job, i, loaded, folder, tell);
            }
        } catch (EngineException e) {
            throw new IOException(EngineFailure.sentence("The engine cannot make this picture", e), e);
        }
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

    private LoadedModel load(ModelFiles folder) throws IOException {
        LoadedModel current = loaded;
        if (current != null && current.isOf(folder)) {
            return current;
        }
        close();
        LoadedModel next = LoadedModel.open(folder);
        loaded = next;
        return next;
    }

    private static void picture(
            GenerationJob job, int index, LoadedModel loaded, Path folder, Consumer<GenerationMessage> tell)
            throws IOException {
        GenerationSettings s = job.settings();
        long seed = s.seed() + index;
        var wanted = List.of(new TextToImage.Picture(s.prompt(), s.negativePrompt(), seed));
        var options = new TextToImage.Options(s.width(), s.height(), s.steps(), s.guidance(), s.sampler());
        Path preview = folder.resolve("%s-%d-preview.png".formatted(job.id(), index));
        TextToImage generator = loaded.generator();
        List<BufferedImage> made;
        try {
            made = generator.make(loaded.manager(), wanted, options, (done, of, latents) -> {
                boolean show = done < of && done % PREVIEW_EVERY == 0;
                String file = show ? preview(generator, loaded, latents, preview) : null;
                tell.accept(new GenerationMessage.Progress(job.id(), index, done, of, file));
                return true;
            });
        } finally {
            // Also after a cancelled job, which throws out of the watcher.
            Files.deleteIfExists(preview);
        }
        Path file = folder.resolve("%s-%d.png".formatted(job.id(), index));
        Pictures.writePng(file, made.get(0), PictureText.of(s, index));
        tell.accept(new GenerationMessage.Picture(job.id(), index, seed, file.toString()));
    }

    private static String preview(TextToImage generator, LoadedModel loaded, NDArray latents, Path file) {
        try {
            Pictures.writePng(file, generator.decode(loaded.manager(), latents).get(0), Map.of());
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("The preview " + file + " cannot be written.", e);
        }
    }

    @Override
    public void close() {
        if (loaded != null) {
            loaded.close();
            loaded = null;
        }
    }
}
