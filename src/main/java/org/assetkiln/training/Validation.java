package org.assetkiln.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import org.assetkiln.model.UNet;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Torch;

/** The loss on the instance images at fixed noise and fixed timesteps: the one curve that can be compared between steps. */
final class Validation {
    /** In thousandths of the noise schedule. */
    private static final int[] MOMENTS = {100, 250, 400, 550, 700, 850};

    private static final int MOST_IMAGES = 8;

    private final LatentStore images;
    private final Denoising denoising;
    private final Seeds seeds;

    Validation(LatentStore images, Denoising denoising, long seed) {
        this.images = images;
        this.denoising = denoising;
        this.seeds = new Seeds(seed);
    }

    /** Mean squared error over up to 8 images at 6 timesteps each. */
    double loss(NDManager manager, UNet unet, Conditioning conditioning) {
        return Torch.withoutGradients(() -> {
            int count = Math.min(MOST_IMAGES, images.size());
            double sum = 0;
            for (int i = 0; i < count; i++) {
                try (NDManager scope = manager.newSubManager()) {
                    sum += loss(scope, i, unet, conditioning);
                }
            }
            return sum / count;
        });
    }

    private double loss(NDManager scope, int image, UNet unet, Conditioning conditioning) {
        int[] indices = new int[MOMENTS.length];
        Arrays.fill(indices, image);
        NDArray latents = images.means(scope, indices);
        long[] noiseSeeds = new long[MOMENTS.length];
        Arrays.setAll(noiseSeeds, k -> seeds.of(Seeds.Use.VALIDATION, image, k));
        long[] shape = latents.getShape().getShape();
        NDArray noise = Kernels.call(scope, "randn_each", new long[] {shape[1], shape[2], shape[3]}, noiseSeeds);
        float[] coefficients = new float[MOMENTS.length];
        Arrays.fill(coefficients, 1f / MOMENTS.length);
        NDArray context = conditioning.first(scope, MOMENTS.length);
        var batch = new Denoising.Batch(latents, noise, timesteps(), coefficients);
        return denoising.loss(scope, unet, batch, context).loss().getFloat();
    }

    private int[] timesteps() {
        return Arrays.stream(MOMENTS)
                .map(moment -> moment * denoising.timesteps() / 1000)
                .toArray();
    }
}
