package org.assetkiln.model;

import java.util.Collections;
import java.util.List;
import org.assetkiln.model.config.Activation;
import org.assetkiln.model.config.BetaSchedule;
import org.assetkiln.model.config.ClipTextConfig;
import org.assetkiln.model.config.MethodConfig;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.model.config.SchedulerConfig;
import org.assetkiln.model.config.UNetConfig;
import org.assetkiln.model.config.VaeConfig;

/** The configurations of the published models, which single files do not hold. */
final class Published {
    private static final List<Integer> CHANNELS = List.of(320, 640, 1280, 1280);
    private static final String CROSS = "CrossAttn%sBlock2D";

    private Published() {}

    /** Sizes of runwayml/stable-diffusion-v1-5 or stabilityai/stable-diffusion-2-1 for a number of input channels. */
    static UNetConfig unet(boolean second, int inChannels, PredictionType prediction) {
        String down = CROSS.formatted("Down");
        String up = CROSS.formatted("Up");
        boolean large = second && prediction == PredictionType.V_PREDICTION;
        return new UNetConfig(
                large ? 96 : 64,
                inChannels,
                4,
                List.of(down, down, down, "DownBlock2D"),
                List.of("UpBlock2D", up, up, up),
                CHANNELS,
                2,
                second ? 1024 : 768,
                second ? List.of(5, 10, 20, 20) : Collections.nCopies(4, 8),
                second,
                second,
                32,
                1e-5,
                true,
                0);
    }

    static VaeConfig vae() {
        return new VaeConfig(512, 3, 3, 4, List.of(128, 256, 512, 512), 2, 32, 0.18215, true);
    }

    static ClipTextConfig text(boolean second) {
        return second
                ? new ClipTextConfig(49408, 1024, 4096, 512, 23, 16, 77, Activation.GELU, 1e-5)
                : new ClipTextConfig(49408, 768, 3072, 768, 12, 12, 77, Activation.QUICK_GELU, 1e-5);
    }

    /** The published files leave the spacing of the steps to the sampler. */
    static SchedulerConfig scheduler(boolean second, PredictionType prediction, boolean zeroTerminalSnr) {
        return new SchedulerConfig(
                second ? "DDIMScheduler" : "PNDMScheduler",
                1000,
                0.00085,
                0.012,
                BetaSchedule.SCALED_LINEAR,
                prediction,
                null,
                1,
                zeroTerminalSnr,
                false,
                1,
                false,
                false,
                false,
                false,
                MethodConfig.STABLE_DIFFUSION);
    }
}
