package org.assetkiln.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.assetkiln.model.UNet;
import org.assetkiln.tensor.Noise;
import org.assetkiln.tensor.Torch;
import org.assetkiln.training.event.TrainingEvent;
import org.jspecify.annotations.Nullable;

/**
 * The loss at fixed noise and fixed timesteps, on images that are held out or, without any, on those that are learned: the
 * one curve that can be compared between steps.
 */
final class Validation {
    /** In thousandths of the noise schedule. */
    private static final int[] MOMENTS = {100, 250, 400, 550, 700, 850};

    private static final int MOST_LEARNED = 8;
    private static final int MOST_HELD_OUT = 16;
    /** Places of latent pictures that pass the network together: bounds the memory. */
    private static final int PLACES = 6 * 32 * 32;

    private final LatentStore images;
    private final List<Integer> measured;
    private final Prompts prompts;
    private final Denoising denoising;
    private final Seeds seeds;

    /** @param most images to measure, null for the usual number */
    Validation(
            LatentStore images,
            HoldOut split,
            Prompts prompts,
            Denoising denoising,
            long seed,
            @Nullable Integer most) {
        int usual = split.held().equals(split.learned()) ? MOST_LEARNED : MOST_HELD_OUT;
        this.images = images;
        this.measured = split.held()
                .subList(0, Math.min(most == null ? usual : most, split.held().size()));
        this.prompts = prompts;
        this.denoising = denoising;
        this.seeds = new Seeds(seed);
    }

    boolean empty() {
        return measured.isEmpty();
    }

    /** Mean squared error over up to 8 learned or 16 held-out images at 6 timesteps each. */
    TrainingEvent.Validation at(int step, NDManager manager, UNet unet, Conditioning conditioning) {
        double[] sums = new double[MOMENTS.length];
        List<Integer> files = new ArrayList<>();
        List<Double> each = new ArrayList<>();
        Torch.withoutGradients(() -> {
            for (int image : measured) {
                try (NDManager scope = manager.newSubManager()) {
                    float[] errors = errors(scope, image, unet, conditioning);
                    Arrays.setAll(sums, k -> sums[k] + errors[k]);
                    files.add(images.entry(image).source());
                    each.add(mean(errors));
                }
            }
            return true;
        });
        List<Double> moments =
                Arrays.stream(sums).map(sum -> sum / measured.size()).boxed().toList();
        double loss =
                moments.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        return new TrainingEvent.Validation(step, loss, moments, files, each);
    }

    private static double mean(float[] errors) {
        double sum = 0;
        for (float error : errors) {
            sum += error;
        }
        return sum / errors.length;
    }

    private float[] errors(NDManager scope, int image, UNet unet, Conditioning conditioning) {
        List<Long> size = images.entry(image).size();
        int together = (int) Math.max(1, Math.min(MOMENTS.length, PLACES / (size.get(0) * size.get(1))));
        float[] errors = new float[MOMENTS.length];
        for (int first = 0; first < errors.length; first += together) {
            int count = Math.min(together, errors.length - first);
            try (NDManager inner = scope.newSubManager()) {
                float[] some = errors(inner, image, first, count, unet, conditioning);
                System.arraycopy(some, 0, errors, first, count);
            }
        }
        return errors;
    }

    /** At so many of the moments from the first on. */
    private float[] errors(NDManager scope, int image, int first, int count, UNet unet, Conditioning conditioning) {
        NDArray latents = images.means(scope, image, count);
        long[] noiseSeeds = new long[count];
        Arrays.setAll(noiseSeeds, k -> seeds.of(Seeds.Use.VALIDATION, image, first + k));
        long[] shape = latents.getShape().getShape();
        NDArray noise = Noise.each(scope, noiseSeeds, shape[1], shape[2], shape[3]);
        int[] said = new int[count];
        Arrays.fill(said, prompts.first(images.entry(image).source()));
        int[] timesteps = Arrays.copyOfRange(timesteps(), first, first + count);
        List<LatentStore.Use> uses = Collections.nCopies(count, new LatentStore.Use(image, false));
        NDArray mask = images.masked(uses) ? images.masks(scope, uses) : null;
        var batch = new Denoising.Batch(latents, noise, timesteps, new float[count], mask);
        return denoising.loss(scope, unet, batch, conditioning.of(scope, said)).errors();
    }

    private int[] timesteps() {
        return Arrays.stream(MOMENTS)
                .map(moment -> moment * denoising.timesteps() / 1000)
                .toArray();
    }
}
