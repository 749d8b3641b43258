package org.assetkiln.training.starter;

import java.util.List;
import org.assetkiln.model.config.Activation;
import org.assetkiln.model.config.ClipTextConfig;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.model.config.SchedulerConfig;
import org.assetkiln.model.config.UNetConfig;
import org.assetkiln.model.config.VaeConfig;

/** The sizes of the starter model: small enough for two cores, of the same classes as any Stable Diffusion. */
final class StarterModel {
    static final int VOCABULARY = 2048;
    static final int LATENTS = 8;
    private static final int TEXT_WIDTH = 128;

    private StarterModel() {}

    /** 64×64 pixels to 8×8 latents. */
    static VaeConfig vae(double scalingFactor) {
        return new VaeConfig(StarterData.EDGE, 3, 3, LATENTS, List.of(16, 32, 64, 128), 1, 8, scalingFactor, false);
    }

    static ClipTextConfig text(int vocabulary) {
        return new ClipTextConfig(
                vocabulary, TEXT_WIDTH, 4 * TEXT_WIDTH, TEXT_WIDTH, 2, 4, 77, Activation.QUICK_GELU, 1e-5);
    }

    static UNetConfig unet() {
        return new UNetConfig(
                8,
                LATENTS,
                LATENTS,
                List.of("CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
                List.of("CrossAttnUpBlock2D", "CrossAttnUpBlock2D"),
                List.of(96, 160),
                1,
                TEXT_WIDTH,
                List.of(3, 5),
                true,
                false,
                32,
                1e-5,
                true,
                0);
    }

    static SchedulerConfig scheduler() {
        return SchedulerConfig.stableDiffusion(PredictionType.V_PREDICTION);
    }
}
