package org.assetkiln.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assetkiln.model.AutoencoderKl;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.training.TrainingImages.TrainingImage;
import org.assetkiln.training.settings.ImageSettings;

/** The images of a run in latent space: mean and log variance of each, from which every use draws a sample. */
final class LatentStore {
    private final List<NDArray> moments = new ArrayList<>();
    private final double scalingFactor;

    private LatentStore(double scalingFactor) {
        this.scalingFactor = scalingFactor;
    }

    /**
     * Encodes images, or finds them in the cache; one that cannot be read is left out.
     *
     * @param settings how a file becomes a picture
     * @param images reads the files in that way
     * @param vae encodes them
     * @param modelHash stands for the autoencoder in the cache's key
     * @param manager keeps the moments
     */
    static LatentStore of(
            List<Path> files,
            ImageSettings settings,
            TrainingImages images,
            AutoencoderKl vae,
            String modelHash,
            TensorCache cache,
            NDManager manager,
            Preparation preparation)
            throws IOException {
        var store = new LatentStore(vae.config().scalingFactor());
        for (int i = 0; i < files.size(); i++) {
            TrainingImage image = images.read(files.get(i));
            if (image != null) {
                var ingredients = List.of("latent 1", modelHash, image.hash(), settings.toString());
                store.moments.add(
                        cache.get(ingredients, manager, () -> encode(image, settings.resolution(), vae, manager)));
            }
            preparation.phase("Encoding images", i + 1, files.size());
        }
        return store;
    }

    private static NDArray encode(TrainingImage image, int edge, AutoencoderKl vae, NDManager manager) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray result = vae.encode(scope, scope.create(image.planes(), new Shape(1, 3, edge, edge)));
            result.attach(manager);
            return result;
        }
    }

    int size() {
        return moments.size();
    }

    /**
     * Draws scaled latents (B, C, H, W).
     *
     * @param indices of the images
     * @param seeds of each draw
     */
    NDArray draw(NDManager scope, int[] indices, long[] seeds) {
        NDArray chosen = chosen(scope, indices);
        long[] shape = chosen.getShape().getShape();
        NDArray noise = Kernels.call(scope, "randn_each", new long[] {shape[1] / 2, shape[2], shape[3]}, seeds);
        return Kernels.call(scope, "vae_sample", chosen, noise).muli((float) scalingFactor);
    }

    /** Scaled latents without their randomness: the means. */
    NDArray means(NDManager scope, int[] indices) {
        NDArray chosen = chosen(scope, indices);
        return chosen.split(2, 1).get(0).mul((float) scalingFactor);
    }

    private NDArray chosen(NDManager scope, int[] indices) {
        var list = new NDList();
        for (int index : indices) {
            list.add(moments.get(index));
        }
        return Kernels.call(scope, "join_batch", list);
    }
}
