package org.assetkiln.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.SplittableRandom;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.training.settings.TrainingSettings;
import org.jspecify.annotations.Nullable;

/**
 * What each forward pass of a run learns from, a function of the run's seed and the pass alone. With prior preservation a
 * batch holds the instance half, then the class half (Ruiz et al. 2022; diffusers' train_dreambooth.py).
 */
final class BatchPlan {
    private final TrainingSettings settings;
    private final Seeds seeds;
    private final LatentStore instance;
    private final @Nullable LatentStore prior;
    private final Denoising denoising;
    private final ImageOrder instanceOrder;
    private final @Nullable ImageOrder priorOrder;

    BatchPlan(TrainingSettings settings, LatentStore instance, @Nullable LatentStore prior, Denoising denoising) {
        this.settings = settings;
        this.seeds = new Seeds(settings.seed());
        this.instance = instance;
        this.prior = prior;
        this.denoising = denoising;
        this.instanceOrder = new ImageOrder(instance.size(), seeds, 0);
        this.priorOrder = prior == null ? null : new ImageOrder(prior.size(), seeds, 1);
    }

    /**
     * @param pass forward passes made before, over the whole run
     * @return a batch on the scope
     */
    Denoising.Batch at(NDManager scope, long pass) {
        int half = settings.batchSize();
        NDArray latents = draw(scope, instance, instanceOrder, pass, 0);
        if (prior != null && priorOrder != null) {
            NDArray classes = draw(scope, prior, priorOrder, pass, half);
            latents = Kernels.call(scope, "join_batch", List.of(latents, classes));
        }
        int size = (int) latents.getShape().get(0);
        int[] timesteps = new int[size];
        float[] coefficients = new float[size];
        long[] noiseSeeds = new long[size];
        for (int i = 0; i < size; i++) {
            timesteps[i] = new SplittableRandom(seeds.of(Seeds.Use.TIMESTEP, pass, i)).nextInt(denoising.timesteps());
            coefficients[i] = coefficient(i, timesteps[i]);
            noiseSeeds[i] = seeds.of(Seeds.Use.NOISE, pass, i);
        }
        long[] shape = latents.getShape().getShape();
        NDArray noise = Kernels.call(scope, "randn_each", new long[] {shape[1], shape[2], shape[3]}, noiseSeeds);
        return new Denoising.Batch(latents, noise, timesteps, coefficients);
    }

    private NDArray draw(NDManager scope, LatentStore store, ImageOrder order, long pass, int offset) {
        int half = settings.batchSize();
        int[] chosen = new int[half];
        long[] latentSeeds = new long[half];
        for (int i = 0; i < half; i++) {
            chosen[i] = order.at(pass * half + i);
            latentSeeds[i] = seeds.of(Seeds.Use.LATENT, pass, offset + i);
        }
        return store.draw(scope, chosen, latentSeeds);
    }

    /** Mean over the instance half, plus the prior weight times the mean over the class half; min-SNR on the former. */
    private float coefficient(int i, int timestep) {
        int half = settings.batchSize();
        if (i >= half) {
            return (float) (settings.prior().weight() / half);
        }
        double gamma = settings.loss().minSnrGamma();
        double weight = settings.loss().minSnr() ? denoising.minSnrWeight(timestep, gamma) : 1;
        return (float) (weight / half);
    }
}
