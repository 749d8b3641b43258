package org.assetkiln.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Noise;
import org.assetkiln.training.settings.TrainingSettings;
import org.jspecify.annotations.Nullable;

/**
 * What each forward pass of a run learns from, a function of the run's seed and the pass alone. With prior preservation a
 * batch holds the instance half, then the class half (Ruiz et al. 2022; diffusers' train_dreambooth.py); halves of unequal
 * picture sizes are two batches.
 */
final class BatchPlan {
    /** Instead of an image's index for a class image. */
    static final int CLASS_IMAGE = -1;

    private final TrainingSettings settings;
    private final Seeds seeds;
    private final LatentStore images;
    private final @Nullable LatentStore prior;
    private final Prompts prompts;
    private final Denoising denoising;
    private final BatchOrder order;
    private final @Nullable BatchOrder priorOrder;

    /**
     * A batch of pictures of one size.
     *
     * @param prompts indices of their prompts
     * @param sources indices of their files, {@link #CLASS_IMAGE} for class images
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Part(Denoising.Batch batch, int[] prompts, int[] sources) {}

    /** One half of a batch before its noise is drawn. */
    private record Half(LatentStore store, List<LatentStore.Use> uses, int[] prompts, int[] sources, int first) {
        List<Long> size() {
            return store.entry(uses.get(0).index()).size();
        }
    }

    /** @param learned indices of the images that are learned */
    BatchPlan(
            TrainingSettings settings,
            LatentStore images,
            List<Integer> learned,
            @Nullable LatentStore prior,
            Prompts prompts,
            Denoising denoising) {
        this.settings = settings;
        this.seeds = new Seeds(settings.seed());
        this.images = images;
        this.prior = prior;
        this.prompts = prompts;
        this.denoising = denoising;
        List<Integer> repeated = learned.stream()
                .flatMap(index ->
                        Collections.nCopies(prompts.repeats(images.entry(index).source()), index).stream())
                .toList();
        this.order = order(images, repeated, 0);
        this.priorOrder = prior == null
                ? null
                : order(prior, IntStream.range(0, prior.size()).boxed().toList(), 1);
    }

    private BatchOrder order(LatentStore store, List<Integer> members, long salt) {
        return new BatchOrder(
                members, index -> store.entry(index).size().toString(), settings.batchSize(), seeds, salt);
    }

    /**
     * @param pass forward passes made before, over the whole run
     * @return one or two batches on the scope, whose losses add up
     */
    List<Part> at(NDManager scope, long pass) {
        int[] chosen = order.at(pass);
        int[] said = new int[chosen.length];
        int[] sources = new int[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            sources[i] = images.entry(chosen[i]).source();
            said[i] = prompts.of(sources[i], pass, i);
        }
        var instance = new Half(images, uses(chosen, pass, 0), said, sources, 0);
        if (prior == null || priorOrder == null) {
            return List.of(part(scope, pass, List.of(instance)));
        }
        int[] classes = priorOrder.at(pass);
        int[] classPrompts = new int[classes.length];
        int[] none = new int[classes.length];
        Arrays.fill(classPrompts, prompts.ofClass());
        Arrays.fill(none, CLASS_IMAGE);
        var second = new Half(prior, uses(classes, pass, chosen.length), classPrompts, none, chosen.length);
        return instance.size().equals(second.size())
                ? List.of(part(scope, pass, List.of(instance, second)))
                : List.of(part(scope, pass, List.of(instance)), part(scope, pass, List.of(second)));
    }

    private List<LatentStore.Use> uses(int[] chosen, long pass, int first) {
        List<LatentStore.Use> uses = new ArrayList<>();
        for (int i = 0; i < chosen.length; i++) {
            boolean mirrored = settings.image().flip()
                    && new SplittableRandom(seeds.of(Seeds.Use.MIRROR, pass, first + i)).nextBoolean();
            uses.add(new LatentStore.Use(chosen[i], mirrored));
        }
        return uses;
    }

    private Part part(NDManager scope, long pass, List<Half> halves) {
        int first = halves.get(0).first();
        NDArray latents = joined(
                scope, halves.stream().map(half -> latents(scope, pass, half)).toList());
        int[] sources = halves.stream()
                .flatMapToInt(half -> Arrays.stream(half.sources()))
                .toArray();
        int[] said = halves.stream()
                .flatMapToInt(half -> Arrays.stream(half.prompts()))
                .toArray();
        int[] timesteps = new int[sources.length];
        float[] coefficients = new float[sources.length];
        for (int i = 0; i < sources.length; i++) {
            var random = new SplittableRandom(seeds.of(Seeds.Use.TIMESTEP, pass, first + i));
            timesteps[i] = random.nextInt(denoising.timesteps());
            coefficients[i] = coefficient(sources[i] == CLASS_IMAGE, timesteps[i]);
        }
        NDArray noise = noise(scope, latents.getShape().getShape(), pass, first);
        return new Part(
                new Denoising.Batch(latents, noise, timesteps, coefficients, mask(scope, halves)), said, sources);
    }

    private static NDArray joined(NDManager scope, List<NDArray> parts) {
        return parts.size() == 1 ? parts.get(0) : Kernels.call(scope, "join_batch", parts);
    }

    private NDArray latents(NDManager scope, long pass, Half half) {
        long[] drawSeeds = new long[half.uses().size()];
        Arrays.setAll(drawSeeds, i -> seeds.of(Seeds.Use.LATENT, pass, half.first() + i));
        return half.store().draw(scope, half.uses(), drawSeeds);
    }

    /** Standard normal noise; offset noise adds to each channel of each picture a normal value of its own. */
    private NDArray noise(NDManager scope, long[] shape, long pass, int first) {
        NDArray noise =
                Noise.each(scope, seedsOf(Seeds.Use.NOISE, pass, first, shape[0]), shape[1], shape[2], shape[3]);
        double strength = settings.loss().offsetNoise();
        if (strength == 0) {
            return noise;
        }
        NDArray offset = Noise.each(scope, seedsOf(Seeds.Use.OFFSET, pass, first, shape[0]), shape[1], 1, 1);
        return noise.add(offset.mul((float) strength));
    }

    private long[] seedsOf(Seeds.Use use, long pass, int first, long count) {
        long[] each = new long[(int) count];
        Arrays.setAll(each, i -> seeds.of(use, pass, first + i));
        return each;
    }

    private static @Nullable NDArray mask(NDManager scope, List<Half> halves) {
        boolean masked = halves.stream().anyMatch(half -> half.store().masked(half.uses()));
        return masked
                ? joined(
                        scope,
                        halves.stream()
                                .map(half -> half.store().masks(scope, half.uses()))
                                .toList())
                : null;
    }

    /** Mean over the instance half, plus the prior weight times the mean over the class half; min-SNR on the former. */
    private float coefficient(boolean classImage, int timestep) {
        int half = settings.batchSize();
        if (classImage) {
            return (float) (settings.prior().weight() / half);
        }
        double gamma = settings.loss().minSnrGamma();
        double weight = settings.loss().minSnr() ? denoising.minSnrWeight(timestep, gamma) : 1;
        return (float) (weight / half);
    }
}
