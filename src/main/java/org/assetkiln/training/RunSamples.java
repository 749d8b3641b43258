package org.assetkiln.training;

import ai.djl.ndarray.NDManager;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assetkiln.diffusion.StableDiffusion;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.training.event.TrainingEvent;
import org.assetkiln.training.settings.SamplingSettings;
import org.assetkiln.training.settings.TrainingSettings;

/** The pictures a run makes of itself: the same prompts and seeds at every step. */
final class RunSamples {
    /** Bounds the memory. */
    private static final int BATCH = 4;

    private final SamplingSettings settings;
    private final int edge;
    private final TrainingOutput output;
    private final TrainingListener listener;

    RunSamples(TrainingSettings settings, TrainingOutput output, TrainingListener listener) {
        this.settings = settings.sampling();
        this.edge = settings.image().resolution();
        this.output = output;
        this.listener = listener;
    }

    void make(int step, StableDiffusion model, NDManager manager) throws IOException {
        int count = settings.prompts().size();
        var options =
                new StableDiffusion.Options(edge, edge, settings.steps(), settings.guidance(), settings.sampler());
        for (int first = 0; first < count; first += BATCH) {
            listener.on(new TrainingEvent.Phase("Making sample pictures", first, count));
            List<StableDiffusion.Picture> pictures = IntStream.range(first, Math.min(first + BATCH, count))
                    .mapToObj(
                            i -> new StableDiffusion.Picture(settings.prompts().get(i), "", settings.seed() + i))
                    .toList();
            List<BufferedImage> made = model.make(manager, pictures, options, StableDiffusion.Watcher.NONE);
            for (int i = 0; i < made.size(); i++) {
                write(step, first + i, made.get(i));
            }
        }
    }

    private void write(int step, int index, BufferedImage picture) throws IOException {
        long seed = settings.seed() + index;
        Path file = output.samples(step).resolve("prompt-%02d.png".formatted(index));
        Files.createDirectories(file.getParent());
        Pictures.writePng(
                file,
                picture,
                Map.of(
                        "prompt", settings.prompts().get(index),
                        "seed", Long.toString(seed),
                        "step", Integer.toString(step)));
        String relative = output.root().relativize(file).toString().replace('\\', '/');
        listener.on(new TrainingEvent.Sample(step, index, seed, relative));
    }
}
