package org.assetkiln.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayDeque;
import java.util.Deque;
import org.assetkiln.model.UNetStructure.Level;
import org.assetkiln.model.config.UNetConfig;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Weights;

/**
 * The denoising network of Stable Diffusion 1 and 2 (Rombach et al. 2021, arXiv 2112.10752), with the key names of
 * diffusers' UNet2DConditionModel. Dimensions: B batch, C latent channels, H and W latent height and width, T tokens, D
 * width of the text embeddings.
 */
public final class UNet {
    private final UNetConfig config;
    private final UNetStructure structure;
    private final Weights weights;

    /** @param weights float32, with the keys and shapes of {@link UNetLayout#of} */
    public UNet(UNetConfig config, Weights weights) {
        this.config = config;
        this.structure = UNetStructure.of(config);
        this.weights = weights;
    }

    public UNetConfig config() {
        return config;
    }

    /** The weights, beside which a LoRA may be put. */
    public Weights weights() {
        return weights;
    }

    /**
     * Predicts the noise, or the velocity, as the model was trained.
     *
     * @param scope receives the result and whatever the backward pass does not hold itself
     * @param latents noisy latents (B, C, H, W) of any size; an inpainting network's have the mask and the masked
     *     picture's latents on the channels too
     * @param timesteps (B), 0 to 999, any number type
     * @param context text embeddings (B, T, D)
     * @return (B, C, H, W), C the latent's channels
     */
    public NDArray forward(NDManager scope, NDArray latents, NDArray timesteps, NDArray context) {
        try (NDArray time = time(scope, timesteps)) {
            Deque<NDArray> skips = new ArrayDeque<>();
            NDArray h = Kernels.call(scope, "conv", weights, "conv_in", latents, 1, 1);
            skips.push(h);
            for (Level level : structure.down()) {
                h = down(scope, level, h, time, context, skips);
            }
            h = middle(scope, h, time, context);
            for (Level level : structure.up()) {
                h = up(scope, level, h, time, context, skips);
            }
            return replace(
                    h,
                    Kernels.call(
                            scope,
                            "out_head",
                            weights,
                            "conv_norm_out",
                            "conv_out",
                            h,
                            config.normNumGroups(),
                            config.normEps()));
        }
    }

    private NDArray time(NDManager scope, NDArray timesteps) {
        return Kernels.call(
                scope, "time_embedding", weights, timesteps, structure.baseChannels(), config.flipSinToCos(), (double)
                        config.freqShift());
    }

    private NDArray down(NDManager scope, Level level, NDArray h, NDArray time, NDArray context, Deque<NDArray> skips) {
        for (int j = 0; j < level.resnets(); j++) {
            h = block(scope, level, j, h, time, context);
            skips.push(h);
        }
        if (level.resample()) {
            h = Kernels.call(scope, "conv", weights, level.name() + ".downsamplers.0.conv", h, 2, 1);
            skips.push(h);
        }
        return h;
    }

    /** The input stays open: it is the last skip connection. */
    private NDArray middle(NDManager scope, NDArray h, NDArray time, NDArray context) {
        Level middle = structure.middle();
        NDArray first = block(scope, middle, 0, h, time, context);
        return replace(first, resnet(scope, middle.name() + ".resnets.1", first, time));
    }

    private NDArray up(NDManager scope, Level level, NDArray h, NDArray time, NDArray context, Deque<NDArray> skips) {
        for (int j = 0; j < level.resnets(); j++) {
            NDArray skip = skips.pop();
            NDArray joined = Kernels.call(scope, "join", h, skip);
            h.close();
            skip.close();
            h = replace(joined, block(scope, level, j, joined, time, context));
        }
        if (level.resample()) {
            h = replace(h, upsample(scope, level.name() + ".upsamplers.0.conv", h, skips.element()));
        }
        return h;
    }

    /** To the size of the next skip connection, which is not twice this one's where halving has rounded up. */
    private NDArray upsample(NDManager scope, String name, NDArray h, NDArray skip) {
        long[] size = {skip.getShape().get(2), skip.getShape().get(3)};
        return Kernels.call(scope, "upsample_to", weights, name, h, size);
    }

    private NDArray block(NDManager scope, Level level, int j, NDArray h, NDArray time, NDArray context) {
        String resnet = level.name() + ".resnets." + j;
        if (!level.attention()) {
            return resnet(scope, resnet, h, time);
        }
        return Kernels.call(
                scope,
                "resnet_transformer",
                weights,
                resnet,
                level.name() + ".attentions." + j,
                h,
                time,
                context,
                level.heads(),
                config.normNumGroups(),
                config.normEps());
    }

    private NDArray resnet(NDManager scope, String name, NDArray h, NDArray time) {
        return Kernels.call(scope, "resnet", weights, name, h, time, config.normNumGroups(), config.normEps());
    }

    /** Closing a handle early frees the tensor as soon as autograd does not need it either. */
    private static NDArray replace(NDArray old, NDArray next) {
        old.close();
        return next;
    }
}
