package org.assetkiln.diffusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.awt.image.BufferedImage;
import org.assetkiln.diffusion.Beginning.Kept;
import org.assetkiln.diffusion.schedule.Sampler;
import org.assetkiln.imaging.Canvas;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Noise;

/**
 * Makes beginnings. Each picture's generator is drawn from in the order of diffusers' pipelines, whose pictures depend on
 * it.
 *
 * @param scope receives all arrays
 * @param model encodes pictures
 * @param sampler tells the level of noise
 * @param noise of the batch
 * @param shape of one picture's latents (C, H, W)
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one call
record Beginnings(
        NDManager scope, StableDiffusion model, Sampler sampler, Noise noise, Encoding encoding, long... shape) {
    /** The autoencoder's first half, tiled or not. */
    interface Encoding {
        /** @return mean and log variance (1, 2C, H, W) of pixels (1, 3, H·F, W·F) */
        NDArray moments(NDManager scope, NDArray pixels);
    }

    Beginning of(Start start) {
        if (start instanceof Start.Image image) {
            return image(image);
        } else if (start instanceof Start.Masked masked) {
            return model.inpainting() ? seen(masked) : kept(masked);
        }
        NDArray x = pure(noise.draw(scope, shape));
        return model.inpainting() ? new Beginning(x, 0, null, seenNothing()) : new Beginning(x, 0, null, null);
    }

    private Beginning image(Start.Image start) {
        NDArray clean = encoded(pixels(start.picture()));
        NDArray drawn = noise.draw(scope, shape);
        int first = sampler.begin(start.strength());
        NDArray seen = model.inpainting() ? seenNothing() : null;
        return new Beginning(sampler.noised(clean, drawn, first), first, null, seen);
    }

    private Beginning kept(Start.Masked start) {
        NDArray clean = encoded(pixels(start.canvas().picture()));
        NDArray drawn = noise.draw(scope, shape);
        int first = sampler.begin(start.strength());
        NDArray x = start.strength() < 1 ? sampler.noised(clean, drawn, first) : pure(drawn);
        // diffusers encodes the kept part here for networks that see it, and leaves it unused with this one.
        noise.draw(scope, shape).close();
        return new Beginning(x, first, new Kept(mask(start.canvas()), clean, drawn), null);
    }

    private Beginning seen(Start.Masked start) {
        Canvas canvas = start.canvas();
        NDArray clean = start.strength() < 1 ? encoded(pixels(canvas.picture())) : null;
        NDArray drawn = noise.draw(scope, shape);
        int first = sampler.begin(start.strength());
        NDArray x = clean == null ? pure(drawn) : sampler.noised(clean, drawn, first);
        NDArray kept = Kernels.call(scope, "unmasked", painted(canvas), pixels(canvas.picture()));
        return new Beginning(x, first, null, Kernels.call(scope, "seen", mask(canvas), encoded(kept)));
    }

    private NDArray pure(NDArray drawn) {
        return drawn.mul((float) sampler.initialNoiseSigma());
    }

    /** An inpainting network that is to paint everything sees a grey picture of which nothing is kept. */
    private NDArray seenNothing() {
        int reduction = model.vae().reduction();
        NDArray grey = scope.zeros(new Shape(1, 3, shape[1] * reduction, shape[2] * reduction));
        return Kernels.call(scope, "seen", scope.ones(new Shape(1, 1, shape[1], shape[2])), encoded(grey));
    }

    private NDArray pixels(BufferedImage picture) {
        return scope.create(Pictures.toPlanes(picture), new Shape(1, 3, picture.getHeight(), picture.getWidth()));
    }

    private NDArray painted(Canvas canvas) {
        BufferedImage mask = canvas.mask();
        return scope.create(canvas.painted(), new Shape(1, 1, mask.getHeight(), mask.getWidth()));
    }

    private NDArray mask(Canvas canvas) {
        return Kernels.call(scope, "small_mask", painted(canvas), new long[] {shape[1], shape[2]});
    }

    /** Scaled latents (B, C, H, W), drawn around the mean for each picture of the batch. */
    private NDArray encoded(NDArray pixels) {
        try (NDArray moments = encoding.moments(scope, pixels);
                NDArray drawn = noise.draw(scope, shape);
                NDArray sample = Kernels.call(scope, "vae_sample", moments, drawn)) {
            return sample.mul((float) model.vae().config().scalingFactor());
        }
    }
}
