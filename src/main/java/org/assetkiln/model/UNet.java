package org.assetkiln.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayDeque;
import java.util.Deque;
import org.assetkiln.model.UNetStructure.Level;
import org.assetkiln.model.config.UNetConfig;
import org.assetkiln.tensor.Direct;
import org.assetkiln.tensor.Precision;
import org.assetkiln.tensor.Runner;
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
    private final Precision precision;

    /** @param weights float32, with the keys and shapes of {@link UNetLayout#of} */
    public UNet(UNetConfig config, Weights weights) {
        this(config, weights, Precision.FP32);
    }

    /**
     * @param weights of the precision or FP32, from which they are then converted at each use
     * @param precision of the values inside; latents, context and result are FP32
     */
    public UNet(UNetConfig config, Weights weights, Precision precision) {
        this.config = config;
        this.structure = UNetStructure.of(config);
        this.weights = weights;
        this.precision = precision;
    }

    /** The same weights, computing with other numbers. */
    public UNet computing(Precision other) {
        return new UNet(config, weights, other);
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
     * @param latents noisy latents (B, C, H, W)
     * @param timesteps (B), 0 to 999, any number type
     * @param context text embeddings (B, T, D)
     * @return (B, C, H, W)
     */
    public NDArray forward(NDManager scope, NDArray latents, NDArray timesteps, NDArray context) {
        return forward(new Direct(scope), latents, timesteps, context);
    }

    /** The same with a runner of one's choice. */
    public NDArray forward(Runner run, NDArray latents, NDArray timesteps, NDArray context) {
        try (NDArray time = time(run, timesteps)) {
            return forward(run, latents, new Given(weights, time, precision.of(run, context)));
        }
    }

    /**
     * Prepares for a sampler's run.
     *
     * @param scope keeps what is worked out; to be closed after the last step
     * @param timesteps of all steps
     * @param context text embeddings (B, T, D), the same at each step
     */
    public Course course(NDManager scope, double[] timesteps, NDArray context) {
        var run = new Direct(scope);
        float[] times = new float[timesteps.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = (float) timesteps[i];
        }
        NDArray embedded = time(run, scope.create(times));
        return new Course(scope, weights, precision.of(run, embedded), precision.of(run, context));
    }

    /**
     * Predicts as above, all latents at the same step of a run.
     *
     * @param step from 0
     */
    public NDArray forward(NDManager scope, NDArray latents, Course course, int step) {
        return forward(new Direct(scope), latents, course.step(step));
    }

    private NDArray forward(Runner run, NDArray latents, Conditions conditions) {
        var inputs = new Inputs(run, conditions, new ArrayDeque<>());
        NDArray h = run.call("conv", weights, "conv_in", precision.of(run, latents), 1, 1);
        inputs.skips().push(h);
        for (Level level : structure.down()) {
            h = down(inputs, level, h);
        }
        h = middle(inputs, h);
        for (Level level : structure.up()) {
            h = up(inputs, level, h);
        }
        h = run.replace(
                h, "out_head", weights, "conv_norm_out", "conv_out", h, config.normNumGroups(), config.normEps());
        return precision.back(run, h);
    }

    /** What all blocks of a forward pass share. */
    private record Inputs(Runner run, Conditions conditions, Deque<NDArray> skips) {}

    /** Time step and text, as the blocks take them in. */
    interface Conditions {
        NDArray resnet(Runner run, String name, NDArray h, int groups, double eps);

        NDArray attend(Runner run, String norm, String attention, NDArray y, int heads);
    }

    /** Worked out by each block, which a backward pass can follow. */
    private record Given(Weights weights, NDArray time, NDArray context) implements Conditions {
        @Override
        public NDArray resnet(Runner run, String name, NDArray h, int groups, double eps) {
            return run.call("resnet", weights, name, h, time, groups, eps);
        }

        @Override
        public NDArray attend(Runner run, String norm, String attention, NDArray y, int heads) {
            return run.call("cross_attention", weights, norm, attention, y, context, heads);
        }
    }

    private NDArray time(Runner run, NDArray timesteps) {
        return run.call(
                "time_embedding",
                weights,
                "time_embedding",
                timesteps,
                structure.baseChannels(),
                config.flipSinToCos(),
                (double) config.freqShift());
    }

    /** Every value stays open: it is a skip connection. */
    private NDArray down(Inputs in, Level level, NDArray h) {
        for (int j = 0; j < level.resnets(); j++) {
            NDArray next = resnet(in, level.name() + ".resnets." + j, h);
            h = level.attention() ? transformer(in, level, j, next) : next;
            in.skips().push(h);
        }
        if (level.resample()) {
            h = in.run().call("conv", weights, level.name() + ".downsamplers.0.conv", h, 2, 1);
            in.skips().push(h);
        }
        return h;
    }

    /** The input stays open: it is the last skip connection. */
    private NDArray middle(Inputs in, NDArray h) {
        Level middle = structure.middle();
        NDArray first = resnet(in, middle.name() + ".resnets.0", h);
        NDArray second = transformer(in, middle, 0, first);
        NDArray last = resnet(in, middle.name() + ".resnets.1", second);
        second.close();
        return last;
    }

    private NDArray up(Inputs in, Level level, NDArray h) {
        for (int j = 0; j < level.resnets(); j++) {
            NDArray joined;
            try (NDArray skip = in.skips().pop()) {
                joined = in.run().replace(h, "join", h, skip);
            }
            NDArray next = resnet(in, level.name() + ".resnets." + j, joined);
            joined.close();
            h = level.attention() ? transformer(in, level, j, next) : next;
        }
        if (level.resample()) {
            // To the size of the next skip connection, which is not twice this one's where halving has rounded up.
            NDArray skip = in.skips().element();
            long[] size = {skip.getShape().get(2), skip.getShape().get(3)};
            h = in.run().replace(h, "upsample_to", weights, level.name() + ".upsamplers.0.conv", h, size);
        }
        return h;
    }

    /** Closes what it is given. */
    private NDArray transformer(Inputs in, Level level, int j, NDArray h) {
        String name = level.name() + ".attentions." + j;
        String block = name + ".transformer_blocks.0";
        Runner run = in.run();
        NDArray z = run.call("self_attention", weights, name, h, level.heads(), config.normNumGroups());
        NDArray y = in.conditions().attend(run, block + ".norm2", block + ".attn2", z, level.heads());
        z.close();
        NDArray next =
                run.replace(y, "feed_forward", weights, block + ".norm3", block + ".ff", name + ".proj_out", y, h);
        h.close();
        return next;
    }

    private NDArray resnet(Inputs in, String name, NDArray h) {
        return in.conditions().resnet(in.run(), name, h, config.normNumGroups(), config.normEps());
    }
}
