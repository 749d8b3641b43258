package org.assetkiln.training;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assetkiln.diffusion.TextToImage;
import org.assetkiln.tensor.Torch;
import org.assetkiln.training.settings.TrainingSettings;
import org.jspecify.annotations.Nullable;

/** What a run learns from, in latent space: the instance images, and the class images with prior preservation. */
final class RunLatents {
    private final TrainingSettings settings;
    private final TextToImage model;
    private final String modelHash;
    private final TensorCache cache;
    private final TrainingImages images;
    private final Preparation preparation;
    private final NDManager manager;

    /**
     * @param modelHash stands for the autoencoder in the cache's key
     * @param manager keeps the latents
     */
    RunLatents(
            TrainingSettings settings,
            TextToImage model,
            String modelHash,
            TensorCache cache,
            TrainingListener listener,
            Preparation preparation,
            NDManager manager) {
        this.settings = settings;
        this.model = model;
        this.modelHash = modelHash;
        this.cache = cache;
        this.images = new TrainingImages(settings.image(), listener);
        this.preparation = preparation;
        this.manager = manager;
    }

    /** @throws TrainingException if no image can be read */
    LatentStore instance() throws IOException, TrainingException {
        List<Path> files = settings.data().files().stream().map(Path::of).toList();
        LatentStore store = encode(files);
        if (store.size() == 0) {
            throw new TrainingException("None of the " + files.size()
                    + " instance images can be read: choose PNG or JPEG files that open elsewhere.");
        }
        return store;
    }

    /**
     * The class images, of which the missing ones are made first.
     *
     * @param own the run's folder for them, unless the user chose one
     * @return null without prior preservation
     */
    @Nullable
    LatentStore prior(Path own) throws IOException, TrainingException {
        if (!settings.prior().enabled()) {
            return null;
        }
        String chosen = settings.prior().classFolder();
        Path folder = chosen.isEmpty() ? own : Path.of(chosen);
        int edge = settings.image().resolution();
        long seed = new Seeds(settings.seed()).of(Seeds.Use.NOISE, -1, 0) >>> 33;
        var classes = new ClassImages(settings.prior(), folder, edge, seed);
        LatentStore store = encode(classes.complete(model, manager, preparation));
        if (store.size() == 0) {
            throw new TrainingException("None of the class images in " + folder + " can be read: empty the folder.");
        }
        return store;
    }

    private LatentStore encode(List<Path> files) throws IOException {
        Torch.prepareThread(false);
        try {
            return LatentStore.of(files, settings.image(), images, model.vae(), modelHash, cache, manager, preparation);
        } finally {
            Torch.prepareThread(true);
        }
    }
}
