package org.assetkiln.training;

import ai.djl.ndarray.NDManager;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assetkiln.diffusion.SamplerKind;
import org.assetkiln.diffusion.StableDiffusion;
import org.assetkiln.imaging.Pictures;
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
     * @param seed class image i is made with seed + i
     */
    ClassImages(PriorSettings prior, Path folder, int edge, long seed) {
        this.prior = prior;
        this.folder = folder;
        this.edge = edge;
        this.seed = seed;
    }

    /**
     * Makes what is missing, under names that are not taken yet.
     *
     * @return exactly the number asked for, the first by name if there are more
     * @throws IOException with one sentence if the folder cannot be used
     */
    List<Path> complete(ModelParts parts, NDManager manager, Preparation preparation) throws IOException {
        makeFolder();
        int there = list().size();
        List<Integer> numbers = IntStream.iterate(0, i -> i + 1)
                .filter(i -> !Files.exists(file(i)))
                .limit(Math.max(0, prior.classImages() - there))
                .boxed()
                .toList();
        for (int done = 0; done < numbers.size(); done += BATCH) {
            List<Integer> batch = numbers.subList(done, Math.min(done + BATCH, numbers.size()));
            make(parts.pipeline(), manager, batch);
            preparation.phase("Making class images", there + done + batch.size(), prior.classImages());
        }
        return list().subList(0, prior.classImages());
    }

    private void makeFolder() throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IOException("The folder " + folder + " for class images cannot be made: choose another one.", e);
        }
    }

    private void make(StableDiffusion generator, NDManager manager, List<Integer> numbers) throws IOException {
        List<StableDiffusion.Picture> pictures = numbers.stream()
                .map(number -> new StableDiffusion.Picture(prior.classPrompt(), "", seed + number))
                .toList();
        var options = new StableDiffusion.Options(edge, edge, STEPS, GUIDANCE, SamplerKind.DDIM);
        List<BufferedImage> made = generator.make(manager, pictures, options, StableDiffusion.Watcher.NONE);
        for (int i = 0; i < made.size(); i++) {
            String used = Long.toString(pictures.get(i).seed());
            Pictures.writePng(file(numbers.get(i)), made.get(i), Map.of("prompt", prior.classPrompt(), "seed", used));
        }
    }

    private Path file(int number) {
        return folder.resolve("class-%04d.png".formatted(number));
    }

    private List<Path> list() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g|webp|bmp)"))
                    .sorted()
                    .toList();
        }
    }
}
