package org.assetkiln.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assetkiln.imaging.ModelView;
import org.assetkiln.model.AutoencoderKl;
import org.assetkiln.tensor.Torch;
import org.assetkiln.training.TrainingImages.TrainingImage;
import org.assetkiln.training.settings.ImageSettings;
import org.assetkiln.training.settings.LossSettings;
import org.jspecify.annotations.Nullable;

/**
 * Brings images to latent space, or finds them in the cache: an entry is found again exactly by the model, the file's
 * content, how it was prepared, the size and the background that the picture was brought to, and whether it is mirrored.
 */
final class Encoding {
    private final TrainingImages images;
    private final boolean mirrors;
    private final double outside;
    private final ModelParts parts;
    private final String modelHash;
    private final TensorCache cache;
    private final NDManager manager;

    /**
     * @param modelHash stands for the autoencoder in the cache's key
     * @param manager keeps the latents
     */
    Encoding(
            ImageSettings image,
            LossSettings loss,
            TrainingListener listener,
            ModelParts parts,
            String modelHash,
            TensorCache cache,
            NDManager manager) {
        this.images = new TrainingImages(image, loss.mask(), listener);
        this.mirrors = image.flip();
        this.outside = loss.outside();
        this.parts = parts;
        this.modelHash = modelHash;
        this.cache = cache;
        this.manager = manager;
    }

    /** The latents of images; one that cannot be read is left out. */
    LatentStore of(List<Path> files, Preparation preparation) throws IOException {
        var store = new LatentStore(parts.files().vaeConfig().scalingFactor());
        for (int i = 0; i < files.size(); i++) {
            TrainingImage image = images.read(files.get(i));
            if (image != null) {
                NDArray mirrored = mirrors ? moments(image, true) : null;
                store.add(new LatentStore.Entry(i, moments(image, false), mirrored, mask(image)));
            }
            preparation.phase("Encoding images", i + 1, files.size());
        }
        return store;
    }

    private NDArray moments(TrainingImage image, boolean mirrored) throws IOException {
        List<String> ingredients = new ArrayList<>(
                List.of("latent 3", modelHash, image.hash(), image.view().toString(), Boolean.toString(mirrored)));
        if (!image.recipe().isNone()) { // entries of files as they are stay what they were
            ingredients.add(image.recipe().toString());
        }
        return cache.get(ingredients, manager, () -> {
            try (NDManager scope = manager.newSubManager()) {
                ModelView view = image.view();
                NDArray planes = scope.create(image.planes(), new Shape(1, 3, view.height(), view.width()));
                NDArray result = encode(scope, mirrored ? planes.flip(3) : planes);
                result.attach(manager);
                return result;
            }
        });
    }

    private NDArray encode(NDManager scope, NDArray planes) throws IOException {
        AutoencoderKl vae = parts.vae();
        return Torch.withoutGradients(() -> vae.encode(scope, planes));
    }

    /** The mean of the mask over each latent's pixels, and at least the weight outside: (1, 1, H, W). */
    private @Nullable NDArray mask(TrainingImage image) {
        float[] pixels = image.mask();
        if (pixels == null) {
            return null;
        }
        int step = parts.files().vaeConfig().pixelsPerLatent();
        int width = image.view().width();
        int height = image.view().height();
        float[] latents = onLatents(pixels, width, height, step, outside);
        return manager.create(latents, new Shape(1, 1, height / step, width / step));
    }

    /**
     * A mask of pixels as one of latents.
     *
     * @param step pixels a latent in each direction
     * @param outside the least value
     */
    static float[] onLatents(float[] pixels, int width, int height, int step, double outside) {
        int columns = width / step;
        float[] latents = new float[columns * (height / step)];
        for (int i = 0; i < pixels.length; i++) {
            latents[i / width / step * columns + i % width / step] += pixels[i] / (step * step);
        }
        for (int i = 0; i < latents.length; i++) {
            latents[i] = Math.max(latents[i], (float) outside);
        }
        return latents;
    }
}
