package org.assetkiln.training;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assetkiln.training.settings.TrainingSettings;
import org.jspecify.annotations.Nullable;

/** What a run learns from, in latent space: its images, and the class images with prior preservation. */
final class RunLatents {
    private final TrainingSettings settings;
    private final Encoding encoding;
    private final Preparation preparation;

    RunLatents(TrainingSettings settings, Encoding encoding, Preparation preparation) {
        this.settings = settings;
        this.encoding = encoding;
        this.preparation = preparation;
    }

    /** @throws TrainingException if no image can be read */
    LatentStore images() throws IOException, TrainingException {
        List<Path> files = settings.data().files().stream().map(Path::of).toList();
        LatentStore store = encoding.of(files, preparation);
        if (store.size() == 0) {
            throw new TrainingException("None of the " + files.size()
                    + " images can be read: choose PNG or JPEG files that open elsewhere.");
        }
        return store;
    }

    /**
     * The class images, of which the missing ones are made first.
     *
     * @param own the run's folder for them, unless the user chose one
     * @param parts the model that makes them
     * @return null without prior preservation
     */
    @Nullable
    LatentStore prior(Path own, ModelParts parts, NDManager manager) throws IOException, TrainingException {
        if (!settings.prior().enabled()) {
            return null;
        }
        String chosen = settings.prior().classFolder();
        Path folder = chosen.isEmpty() ? own : Path.of(chosen);
        int edge = settings.image().resolution();
        long seed = new Seeds(settings.seed()).of(Seeds.Use.NOISE, -1, 0) >>> 33;
        var classes = new ClassImages(settings.prior(), folder, edge, seed);
        LatentStore store = encoding.of(classes.complete(parts, manager, preparation), preparation);
        if (store.size() == 0) {
            throw new TrainingException("None of the class images in " + folder + " can be read: empty the folder.");
        }
        return store;
    }
}
