package org.assetkiln.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.assetkiln.model.config.VaeConfig;
import org.assetkiln.tensor.Kernels;
import org.assetkiln.tensor.Weights;

/**
 * The variational autoencoder between pixels and latents (Kingma and Welling 2013, arXiv 1312.6114), with the key names of
 * diffusers' AutoencoderKL. B batch, C latent channels, F the reduction, H and W in pixels.
 */
public final class AutoencoderKl {
    /** Fixed in diffusers' AutoencoderKL. */
    private static final double EPS = 1e-6;

    private final VaeConfig config;
    private final Weights weights;

    /** @param weights float32, with the keys and shapes of {@link VaeLayout#of} */
    public AutoencoderKl(VaeConfig config, Weights weights) {
        this.config = config;
        this.weights = weights;
    }

    public VaeConfig config() {
        return config;
    }

    /** The weights, beside which a LoRA may be put. */
    public Weights weights() {
        return weights;
    }

    /** How many pixels fall on one latent in each direction. */
    public int reduction() {
        return config.pixelsPerLatent();
    }

    /**
     * @param pixels (B, 3, H, W), -1 to 1, H and W divisible by the reduction
     * @return mean and log variance on the channels (B, 2C, H/F, W/F), not yet scaled
     */
    public NDArray encode(NDManager scope, NDArray pixels) {
        NDArray h = Kernels.call(scope, "conv", weights, "encoder.conv_in", pixels, 1, 1);
        int levels = config.blockOutChannels().size();
        for (int i = 0; i < levels; i++) {
            String level = "encoder.down_blocks." + i;
            for (int j = 0; j < config.layersPerBlock(); j++) {
                h = resnet(scope, level + ".resnets." + j, h);
            }
            if (i < levels - 1) {
                h = replace(h, Kernels.call(scope, "vae_downsample", weights, level + ".downsamplers.0.conv", h));
            }
        }
        h = middle(scope, "encoder", h);
        h = head(scope, "encoder", h);
        return replace(h, Kernels.call(scope, "conv", weights, "quant_conv", h, 1, 0));
    }

    /**
     * @param latents (B, C, H/F, W/F), already divided by the scaling factor
     * @return pixels (B, 3, H, W), about -1 to 1
     */
    public NDArray decode(NDManager scope, NDArray latents) {
        NDArray h = Kernels.call(scope, "conv", weights, "post_quant_conv", latents, 1, 0);
        h = replace(h, Kernels.call(scope, "conv", weights, "decoder.conv_in", h, 1, 1));
        h = middle(scope, "decoder", h);
        int levels = config.blockOutChannels().size();
        for (int i = 0; i < levels; i++) {
            String level = "decoder.up_blocks." + i;
            for (int j = 0; j <= config.layersPerBlock(); j++) {
                h = resnet(scope, level + ".resnets." + j, h);
            }
            if (i < levels - 1) {
                h = replace(h, Kernels.call(scope, "upsample", weights, level + ".upsamplers.0.conv", h));
            }
        }
        return head(scope, "decoder", h);
    }

    private NDArray resnet(NDManager scope, String name, NDArray h) {
        try (NDArray noTime = scope.create(new float[0])) {
            return replace(h, Kernels.call(scope, "resnet", weights, name, h, noTime, config.normNumGroups(), EPS));
        }
    }

    private NDArray middle(NDManager scope, String half, NDArray h) {
        return replace(
                h, Kernels.call(scope, "vae_middle", weights, half + ".mid_block", h, config.normNumGroups(), EPS));
    }

    private NDArray head(NDManager scope, String half, NDArray h) {
        return replace(
                h,
                Kernels.call(
                        scope,
                        "out_head",
                        weights,
                        half + ".conv_norm_out",
                        half + ".conv_out",
                        h,
                        config.normNumGroups(),
                        EPS));
    }

    private static NDArray replace(NDArray old, NDArray next) {
        old.close();
        return next;
    }
}
