package org.assetkiln.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Noise;
import org.jspecify.annotations.Nullable;

/** The images of a run in latent space: mean and log variance of each, from which every use draws a sample. */
final class LatentStore {
    private final List<Entry> entries = new ArrayList<>();
    private final double scalingFactor;

    /**
     * One image. Moments hold means above log variances.
     *
     * @param source index into the files that it was made from
     * @param moments (1, 2C, H, W)
     * @param mirrored the same of the mirrored picture; null where none is needed
     * @param mask where the error counts (1, 1, H, W); null for everywhere
     */
    record Entry(int source, NDArray moments, @Nullable NDArray mirrored, @Nullable NDArray mask) {
        /** Latents' height and width. */
        List<Long> size() {
            Shape shape = moments.getShape();
            return List.of(shape.get(2), shape.get(3));
        }
    }

    /** Which image a place of a batch uses, and whether mirrored. */
    record Use(int index, boolean mirrored) {}

    LatentStore(double scalingFactor) {
        this.scalingFactor = scalingFactor;
    }

    void add(Entry entry) {
        entries.add(entry);
    }

    int size() {
        return entries.size();
    }

    Entry entry(int index) {
        return entries.get(index);
    }

    /**
     * Draws scaled latents (B, C, H, W) of images of one size.
     *
     * @param seeds of each draw
     */
    NDArray draw(NDManager scope, List<Use> uses, long[] seeds) {
        NDArray chosen = chosen(scope, uses);
        long[] shape = chosen.getShape().getShape();
        NDArray noise = Noise.each(scope, seeds, shape[1] / 2, shape[2], shape[3]);
        return Kernels.call(scope, "vae_sample", chosen, noise).muli((float) scalingFactor);
    }

    /** An image's scaled latents without their randomness, the means, as often as wanted: (times, C, H, W). */
    NDArray means(NDManager scope, int index, int times) {
        NDArray chosen = Kernels.call(scope, "repeat_each", entries.get(index).moments(), times);
        return chosen.split(2, 1).get(0).mul((float) scalingFactor);
    }

    /** Whether any of the images has a mask. */
    boolean masked(List<Use> uses) {
        return uses.stream().anyMatch(use -> entries.get(use.index()).mask() != null);
    }

    /** The masks of images (B, 1, H, W), ones where one has none. */
    NDArray masks(NDManager scope, List<Use> uses) {
        var list = new NDList();
        for (Use use : uses) {
            Entry entry = entries.get(use.index());
            NDArray mask = entry.mask();
            if (mask == null) {
                list.add(scope.ones(
                        new Shape(1, 1, entry.size().get(0), entry.size().get(1))));
            } else {
                list.add(use.mirrored() ? mirrored(scope, mask) : mask);
            }
        }
        return Kernels.call(scope, "join_batch", list);
    }

    private static NDArray mirrored(NDManager scope, NDArray mask) {
        NDArray mirrored = mask.flip(3);
        // An operation attaches to its source's manager, which lives as long as the run.
        mirrored.attach(scope);
        return mirrored;
    }

    private NDArray chosen(NDManager scope, List<Use> uses) {
        var list = new NDList();
        for (Use use : uses) {
            Entry entry = entries.get(use.index());
            NDArray mirrored = entry.mirrored();
            list.add(use.mirrored() && mirrored != null ? mirrored : entry.moments());
        }
        return Kernels.call(scope, "join_batch", list);
    }
}
