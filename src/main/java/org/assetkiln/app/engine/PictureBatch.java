package org.assetkiln.app.engine;

import ai.djl.ndarray.NDArray;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assetkiln.diffusion.GenerationSettings;
import org.assetkiln.diffusion.StableDiffusion;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.run.generation.GenerationJob;
import org.assetkiln.run.generation.GenerationMessage;
import org.assetkiln.run.generation.PictureText;

/**
 * Pictures of a job that are made at once.
 *
 * @param first index of the first in the job
 * @param folder for the files
 * @param previews whether they are shown while they form
 */
record PictureBatch(
        GenerationJob job, int first, StartPictures start, LoadedModel loaded, Path folder, boolean previews) {
    private static final int PREVIEW_EVERY = 4;

    void make(Consumer<GenerationMessage> tell) throws IOException {
        Path preview = folder.resolve("%s-%d-preview.png".formatted(job.id(), first));
        List<BufferedImage> made;
        try {
            made = loaded.generator().make(loaded.manager(), wanted(), options(), (done, of, latents) -> {
                boolean show = previews && done < of && done % PREVIEW_EVERY == 0;
                String file = show ? preview(latents, preview) : null;
                tell.accept(new GenerationMessage.Progress(job.id(), first, done, of, file));
                return true;
            });
        } finally {
            // Also after a cancelled job, which throws out of the watcher.
            Files.deleteIfExists(preview);
        }
        for (int i = 0; i < made.size(); i++) {
            keep(first + i, start.finished(made.get(i)), tell);
        }
    }

    private List<StableDiffusion.Picture> wanted() {
        GenerationSettings s = job.settings();
        return IntStream.range(first, Math.min(first + s.batch(), s.count()))
                .mapToObj(i -> new StableDiffusion.Picture(s.prompt(), s.negativePrompt(), s.seed() + i))
                .toList();
    }

    private StableDiffusion.Options options() {
        GenerationSettings s = job.settings();
        return new StableDiffusion.Options(
                s.width(), s.height(), s.steps(), s.guidance(), s.sampler(), s.extras(), start.start());
    }

    private void keep(int index, BufferedImage picture, Consumer<GenerationMessage> tell) throws IOException {
        GenerationSettings s = job.settings();
        Path file = folder.resolve("%s-%d.png".formatted(job.id(), index));
        Pictures.writePng(file, picture, PictureText.of(s, index));
        tell.accept(new GenerationMessage.Picture(job.id(), index, s.seed() + index, file.toString()));
    }

    /** Of the batch's first picture. */
    private String preview(NDArray latents, Path file) {
        try (NDArray one = latents.get("0:1")) {
            BufferedImage picture = loaded.generator()
                    .decode(loaded.manager(), one, job.settings().extras())
                    .get(0);
            Pictures.writePng(file, start.finished(picture), Map.of());
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("The preview " + file + " cannot be written.", e);
        }
    }
}
