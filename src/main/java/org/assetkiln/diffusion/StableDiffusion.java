package org.assetkiln.diffusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.assetkiln.diffusion.prompt.PromptEncoder;
import org.assetkiln.diffusion.schedule.Sampler;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.model.AutoencoderKl;
import org.assetkiln.model.ClipTextEncoder;
import org.assetkiln.model.Course;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.Seamless;
import org.assetkiln.model.UNet;
import org.assetkiln.model.config.SchedulerConfig;
import org.assetkiln.model.token.ClipTokenizer;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Noise;
import org.assetkiln.tensor.Precision;
import org.assetkiln.tensor.Storage;
import org.assetkiln.tensor.Torch;
import org.jspecify.annotations.Nullable;

/**
 * Stable Diffusion: pictures from text, and from text and a picture. With the same model, prompt, seed, sampler, steps, guidance, size and start a
 * picture equals the one that diffusers makes with {@code torch.Generator("cpu")}.
 *
 * @param unet predicts the noise
 * @param text reads the prompt
 * @param tokenizer splits the prompt
 * @param vae turns latents into pixels
 * @param scheduler the model's noise schedule
 */
public record StableDiffusion(
        UNet unet, ClipTextEncoder text, ClipTokenizer tokenizer, AutoencoderKl vae, SchedulerConfig scheduler) {
    /** Loads a model that computes in FP32, see {@link #load(ModelFiles, Precision, NDManager)}. */
    public static StableDiffusion load(ModelFiles model, NDManager manager) throws IOException {
        return load(model, Precision.FP32, manager);
    }

    /**
     * Loads a model.
     *
     * @param precision the UNet's numbers; text encoder and autoencoder compute in FP32
     * @param manager keeps the weights, on its device
     * @throws org.assetkiln.model.ModelFormatException if a part is missing or does not fit
     */
    public static StableDiffusion load(ModelFiles model, Precision precision, NDManager manager) throws IOException {
        return new StableDiffusion(
                model.unet(Storage.forPictures(precision, manager), manager),
                model.textEncoder(manager),
                model.tokenizer(),
                model.vae(Storage.forPictures(Precision.FP32, manager), manager),
                model.scheduler());
    }

    /**
     * One picture of a batch.
     *
     * @param negativePrompt empty for none
     * @param seed of the initial noise
     */
    public record Picture(String prompt, String negativePrompt, long seed) {}

    /**
     * How a batch is made.
     *
     * @param width pixels, divisible by the autoencoder's reduction
     * @param height likewise
     * @param steps sampler steps
     * @param guidance classifier-free guidance scale
     * @param extras what most pictures do without
     * @param start what they start from
     */
    public record Options(
            int width, int height, int steps, double guidance, SamplerKind sampler, Extras extras, Start start) {
        /** From text alone. */
        public Options(int width, int height, int steps, double guidance, SamplerKind sampler) {
            this(width, height, steps, guidance, sampler, Extras.NONE, Start.NOTHING);
        }
    }

    /** Looks on while pictures form. */
    public interface Watcher {
        /** A watcher that does nothing. */
        Watcher NONE = (done, of, latents) -> true;

        /**
         * Called after each step.
         *
         * @param done how often the network was asked: some samplers do so more than once a step
         * @param of how often it will be in all
         * @param latents of the whole batch as they are now; only valid during the call
         * @return false to give up
         */
        boolean step(int done, int of, NDArray latents);
    }

    /**
     * Makes pictures, all in one batch.
     *
     * @param manager for temporary arrays; nothing is left on it
     * @return one picture each, or none if the watcher gave up
     */
    public List<BufferedImage> make(NDManager manager, List<Picture> pictures, Options options, Watcher watcher) {
        return Torch.withoutGradients(() -> {
            try (NDManager scope = manager.newSubManager()) {
                NDArray latents = latents(scope, pictures, options, watcher);
                return latents == null ? List.of() : decode(scope, latents, options.extras());
            }
        });
    }

    /**
     * Runs the sampler.
     *
     * @return scaled latents (B, C, H/F, W/F), F the reduction, or null if the watcher gave up
     */
    public @Nullable NDArray latents(NDManager scope, List<Picture> pictures, Options options, Watcher watcher) {
        SchedulerConfig config = scheduler.corrected(options.start() instanceof Start.Masked);
        Sampler sampler = Samplers.create(options.sampler(), config, options.steps());
        Noise noise = Noise.of(scope, pictures.stream().mapToLong(Picture::seed).toArray());
        var denoiser = new Denoiser(unet, sampler, noise, options.guidance());
        closeEdges(options.extras());
        NDArray context =
                context(scope, pictures, denoiser.guided(), options.extras().clipSkip());
        Beginnings.Encoding encoding = options.extras().tiledVae() ? new TiledVae(vae)::encode : vae::encode;
        Beginning beginning = new Beginnings(scope, this, sampler, noise, encoding, shape(options)).of(options.start());
        NDArray x = beginning.latents();
        Course course = unet.course(scope, sampler.timesteps(), context);
        int steps = sampler.timesteps().length;
        for (int i = beginning.first(); i < steps; i++) {
            x = replace(x, denoiser.step(scope, x, i, beginning.seen(), course));
            if (beginning.kept() != null) {
                x = replace(x, beginning.kept().into(scope, x, sampler, i));
            }
            if (!watcher.step(i + 1 - beginning.first(), steps - beginning.first(), x)) {
                return null;
            }
        }
        return x;
    }

    private static NDArray replace(NDArray old, NDArray next) {
        old.close();
        return next;
    }

    /** Whether the network is made for inpainting: it sees a mask and what is kept beside the latents. */
    public boolean inpainting() {
        return unet.config().inChannels() == 2 * vae.config().latentChannels() + 1;
    }

    /** Pixels of scaled latents; one picture at a time, which bounds the memory. */
    public List<BufferedImage> decode(NDManager manager, NDArray latents, Extras extras) {
        List<BufferedImage> pictures = new ArrayList<>();
        closeEdges(extras);
        for (int i = 0; i < latents.getShape().get(0); i++) {
            try (NDManager scope = manager.newSubManager()) {
                NDArray one = latents.get(i + ":" + (i + 1));
                one.attach(scope);
                NDArray unscaled = one.div((float) vae.config().scalingFactor());
                NDArray pixels =
                        extras.tiledVae() ? new TiledVae(vae).decode(scope, unscaled) : vae.decode(scope, unscaled);
                Shape shape = pixels.getShape();
                pictures.add(Pictures.fromPlanes(pixels.toFloatArray(), (int) shape.get(3), (int) shape.get(2)));
            }
        }
        return pictures;
    }

    /** Of one picture's latents. */
    private long[] shape(Options options) {
        int reduction = vae.reduction();
        return new long[] {vae.config().latentChannels(), options.height() / reduction, options.width() / reduction};
    }

    /** As in diffusers the negative prompt passes all layers even when the prompt leaves some out. */
    private NDArray context(NDManager scope, List<Picture> pictures, boolean guided, int clipSkip) {
        var encoder = new PromptEncoder(tokenizer, text);
        List<String> prompts = pictures.stream().map(Picture::prompt).toList();
        if (!guided) {
            return encoder.encode(scope, prompts, clipSkip);
        }
        List<String> negative = pictures.stream().map(Picture::negativePrompt).toList();
        int chunks = Math.max(encoder.chunks(prompts), encoder.chunks(negative));
        try (NDArray towards = encoder.encode(scope, prompts, clipSkip, chunks);
                NDArray away = encoder.encode(scope, negative, 0, chunks)) {
            return Kernels.call(scope, "join_batch", List.of(away, towards));
        }
    }

    /** Before anything passes the networks. */
    private void closeEdges(Extras extras) {
        if (extras.seamless() && extras.tiledVae()) {
            throw new IllegalArgumentException("A seamless picture cannot pass the autoencoder in tiles, each of which"
                    + " would have a seam: choose one of both.");
        }
        Seamless.set(unet.weights(), extras.seamless());
        Seamless.set(vae.weights(), extras.seamless());
    }
}
