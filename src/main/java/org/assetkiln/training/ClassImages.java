package org.assetkiln.training;

import ai.djl.ndarray.NDManager;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assetkiln.diffusion.SamplerKind;
import org.assetkiln.diffusion.TextToImage;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.training.event.TrainingEvent;
import org.assetkiln.training.settings.PriorSettings;

/** The class images of prior preservation: those in the folder, and as many more as are missing, made by the base model. */
final class ClassImages {
    private static final int BATCH = 4;
    private static final int STEPS = 30;
    private static final double GUIDANCE = 4;

    private final PriorSettings prior;
    private final Path folder;
    private final int edge;
    private final long seed;

    /**
     * @param folder where class images are and new ones go
     * @param edge size of new ones in pixels
     * @param seed of the first new one
     */
    ClassImages(PriorSettings prior, Path folder, int edge, long seed) {
        this.prior = prior;
        this.folder = folder;
        this.edge = edge;
        this.seed = seed;
    }

    /** Makes what is missing and returns exactly the number asked for. */
    List<Path> complete(TextToImage generator, NDManager manager, TrainingListener listener) throws IOException {
        Files.createDirectories(folder);
        List<Path> there = list();
        int missing = prior.classImages() - there.size();
        for (int done = 0; done < missing; done += BATCH) {
            int first = there.size() + done;
            make(generator, manager, first, Math.min(BATCH, missing - done));
            listener.on(new TrainingEvent.Phase(
                    "Making class images", first + Math.min(BATCH, missing - done), prior.classImages()));
        }
        return list().subList(0, prior.classImages());
    }

    private void make(TextToImage generator, NDManager manager, int first, int count) throws IOException {
        List<TextToImage.Picture> pictures = IntStream.range(first, first + count)
                .mapToObj(i -> new TextToImage.Picture(prior.classPrompt(), "", seed + i))
                .toList();
        var options = new TextToImage.Options(edge, edge, STEPS, GUIDANCE, SamplerKind.DDIM);
        List<BufferedImage> made = generator.make(manager, pictures, options, TextToImage.Watcher.NONE);
        for (int i = 0; i < made.size(); i++) {
            Pictures.writePng(
                    folder.resolve("class-%04d.png".formatted(first + i)),
                    made.get(i),
                    Map.of("prompt", prior.classPrompt(), "seed", Long.toString(seed + first + i)));
        }
    }

    private List<Path> list() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            file.toString().toLowerCase(java.util.Locale.ROOT).matches(".*\\.(png|jpe?g|webp|bmp)"))
                    .sorted()
                    .toList();
        }
    }
}
