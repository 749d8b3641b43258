package org.assetkiln.model;

import java.nio.file.Path;
import java.util.Map;
import org.assetkiln.model.config.ClipTextConfig;
import org.assetkiln.model.config.OpenOptions;
import org.assetkiln.model.config.PredictionType;
import org.assetkiln.model.config.SchedulerConfig;
import org.assetkiln.model.config.UNetConfig;
import org.assetkiln.model.config.VaeConfig;
import org.assetkiln.model.keys.OriginalNames;
import org.assetkiln.model.safetensors.SafetensorsFile;
import org.jspecify.annotations.Nullable;

/** What the header of a single file tells: which published model it has the sizes of, and what it predicts. */
record SingleFileFacts(SafetensorsFile file, OpenOptions options, Map<String, String> embedded) {
    private static final String CONV = "input_blocks.0.0.weight";
    private static final String KEYS = "input_blocks.1.1.transformer_blocks.0.attn2.to_k.weight";
    /** Tensors by which ComfyUI and Forge know a model that predicts velocity, to pure noise or not. */
    static final String VELOCITY = "v_pred";

    static final String ZERO_TERMINAL_SNR = "ztsnr";

    Configs configs() throws ModelFormatException {
        UNetConfig own = own("unet/config.json", UNetConfig::parse);
        VaeConfig vae = own("vae/config.json", VaeConfig::parse);
        ClipTextConfig text = own("text_encoder/config.json", ClipTextConfig::parse);
        boolean second = own == null ? second() : own.crossAttentionDim() == 1024;
        return new Configs(
                own == null ? Published.unet(second, size(CONV, 1), likely()) : own,
                vae == null ? Published.vae() : vae,
                text == null ? Published.text(second) : text,
                scheduler(second));
    }

    private SchedulerConfig scheduler(boolean second) throws ModelFormatException {
        SchedulerConfig own = own("scheduler/scheduler_config.json", SchedulerConfig::parse);
        if (own == null) {
            return Published.scheduler(second, likely(), file.names().contains(ZERO_TERMINAL_SNR));
        }
        return options.prediction() == null ? own : own.predicting(options.prediction());
    }

    boolean predictionKnown() throws ModelFormatException {
        return known() != null;
    }

    /** Velocity was the way of the first and larger models of Stable Diffusion 2. */
    private PredictionType likely() throws ModelFormatException {
        PredictionType known = known();
        return known == null ? PredictionType.V_PREDICTION : known;
    }

    private @Nullable PredictionType known() throws ModelFormatException {
        if (options.prediction() != null) {
            return options.prediction();
        }
        SchedulerConfig own = own("scheduler/scheduler_config.json", SchedulerConfig::parse);
        if (own != null) {
            return own.predictionType();
        }
        if (file.names().contains(VELOCITY)) {
            return PredictionType.V_PREDICTION;
        }
        String said = file.metadata().getOrDefault("modelspec.prediction_type", "");
        if (said.equals("v")) {
            return PredictionType.V_PREDICTION;
        }
        // All of Stable Diffusion 1 was published to predict noise, and so was the inpainting model of 2.
        return said.equals("epsilon") || !second() || size(CONV, 1) == 9 ? PredictionType.EPSILON : null;
    }

    private boolean second() throws ModelFormatException {
        return switch (size(KEYS, 1)) {
            case 768 -> false;
            case 1024 -> true;
            default ->
                throw new ModelFormatException(
                        "%s has neither the sizes of Stable Diffusion 1 nor of 2: it reads text %d wide; choose its folder in the diffusers layout."
                                .formatted(file.path(), size(KEYS, 1)));
        };
    }

    private int size(String key, int dimension) throws ModelFormatException {
        String trained = OriginalNames.UNET + key;
        String name = file.names().contains(trained) ? trained : OriginalNames.averaged(trained);
        if (!file.names().contains(name) || file.info(name).shape().length <= dimension) {
            throw new ModelFormatException(
                    "%s cannot be used: its UNet lacks %s; choose a whole Stable Diffusion model."
                            .formatted(file.path(), trained));
        }
        return (int) Math.min(Integer.MAX_VALUE, file.info(name).shape()[dimension]);
    }

    private interface Parser<T> {
        T parse(Path name, String text) throws ModelFormatException;
    }

    private <T> @Nullable T own(String name, Parser<T> parser) throws ModelFormatException {
        String text = embedded.get(name);
        return text == null ? null : parser.parse(file.path().resolve(name), text);
    }
}
