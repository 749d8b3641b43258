package org.assetkiln.model.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.model.ModelFormatException;
import org.jspecify.annotations.Nullable;

/**
 * A noise schedule and how to sample with it, as in {@code scheduler/scheduler_config.json}.
 *
 * <p>As in diffusers, a file written for one sampler serves any other, and a key that it lacks has the default of the
 * sampler that is built from it, not of the one that is named in it.
 *
 * @param className the diffusers scheduler that the file names
 * @param trainSteps number of noise levels in training
 * @param betaStart β of the first
 * @param betaEnd β of the last
 * @param betaSchedule β in between
 * @param predictionType what the UNet predicts
 * @param timestepSpacing which steps are visited; null leaves it to the sampler
 * @param stepsOffset added to the steps of leading spacing
 * @param zeroTerminalSnr whether β is rescaled so that the last level is pure noise
 * @param clipSample whether the estimate of the clean latents is clipped; null leaves it to the sampler
 * @param clipSampleRange to which magnitude
 * @param alphaToOne whether the last step of DDIM and PNDM goes to no noise at all, else to the level of step 0; null
 *     leaves it to the sampler
 * @param logInterpolation whether Euler spaces its noise levels evenly in the logarithm
 * @param karrasSigmas whether Euler, Heun and DPM++ take the noise levels of Karras et al. 2022
 * @param finalSigmaMin whether Euler and DPM++ end at the level of step 0, else at no noise at all
 * @param method what only one method reads
 */
public record SchedulerConfig(
        String className,
        int trainSteps,
        double betaStart,
        double betaEnd,
        BetaSchedule betaSchedule,
        PredictionType predictionType,
        @Nullable TimestepSpacing timestepSpacing,
        int stepsOffset,
        boolean zeroTerminalSnr,
        @Nullable Boolean clipSample,
        double clipSampleRange,
        @Nullable Boolean alphaToOne,
        boolean logInterpolation,
        boolean karrasSigmas,
        boolean finalSigmaMin,
        MethodConfig method) {
    /** Stable Diffusion 1's schedule, for DDIM. */
    public static SchedulerConfig stableDiffusion(PredictionType predictionType) {
        return new SchedulerConfig(
                "DDIMScheduler",
                1000,
                0.00085,
                0.012,
                BetaSchedule.SCALED_LINEAR,
                predictionType,
                TimestepSpacing.LEADING,
                1,
                false,
                false,
                1,
                false,
                false,
                false,
                false,
                MethodConfig.STABLE_DIFFUSION);
    }

    /** The same schedule for a UNet that predicts something else. */
    public SchedulerConfig predicting(PredictionType other) {
        return with(other, stepsOffset, clipSample, method);
    }

    /**
     * As diffusers' Stable Diffusion pipelines correct the configurations of early models before they use them: the offset
     * of the steps is 1; for inpainting PNDM begins without Runge-Kutta steps, for anything else nothing is clipped.
     */
    public SchedulerConfig corrected(boolean inpainting) {
        return inpainting
                ? with(predictionType, 1, clipSample, method.withoutRungeKutta())
                : with(predictionType, 1, Boolean.FALSE, method);
    }

    private SchedulerConfig with(
            PredictionType prediction, int offset, @Nullable Boolean clip, MethodConfig methodConfig) {
        return new SchedulerConfig(
                className,
                trainSteps,
                betaStart,
                betaEnd,
                betaSchedule,
                prediction,
                timestepSpacing,
                offset,
                zeroTerminalSnr,
                clip,
                clipSampleRange,
                alphaToOne,
                logInterpolation,
                karrasSigmas,
                finalSigmaMin,
                methodConfig);
    }

    /** The spacing, or a sampler's own default where the file has none. */
    public TimestepSpacing spacingOr(TimestepSpacing otherwise) {
        return timestepSpacing == null ? otherwise : timestepSpacing;
    }

    /** Whether to clip, or a sampler's own default where the file does not say. */
    public boolean clipSampleOr(boolean otherwise) {
        return clipSample == null ? otherwise : clipSample;
    }

    /** Whether the last step goes to no noise at all, or a sampler's own default where the file does not say. */
    public boolean alphaToOneOr(boolean otherwise) {
        return alphaToOne == null ? otherwise : alphaToOne;
    }

    /**
     * Reads {@code scheduler_config.json}.
     *
     * @throws ModelFormatException if it asks for what Assetkiln's samplers cannot do
     */
    public static SchedulerConfig read(Path file) throws IOException {
        return of(ConfigJson.read(file));
    }

    /** As {@link #read}, from a text; the file is for error messages. */
    public static SchedulerConfig parse(Path file, String text) throws ModelFormatException {
        return of(ConfigJson.parse(file, text));
    }

    private static SchedulerConfig of(ConfigJson json) throws ModelFormatException {
        supported(json);
        SchedulerConfig config = new SchedulerConfig(
                json.text("_class_name", "DDIMScheduler"),
                json.integer("num_train_timesteps", 1000, 2),
                json.number("beta_start", 0.0001),
                json.number("beta_end", 0.02),
                json.choice("beta_schedule", BetaSchedule.LINEAR),
                json.choice("prediction_type", PredictionType.EPSILON),
                json.has("timestep_spacing") ? json.choice("timestep_spacing", TimestepSpacing.LEADING) : null,
                json.integer("steps_offset", 0, 0),
                json.flag("rescale_betas_zero_snr", false),
                json.has("clip_sample") ? json.flag("clip_sample", true) : null,
                json.number("clip_sample_range", 1),
                json.has("set_alpha_to_one") ? json.flag("set_alpha_to_one", true) : null,
                json.text("interpolation_type", "linear").equals("log_linear"),
                json.flag("use_karras_sigmas", false),
                json.text("final_sigmas_type", "zero").equals("sigma_min"),
                MethodConfig.read(json));
        json.check(config.trainSteps <= 100_000, "num_train_timesteps", "at most 100000");
        json.check(config.betaStart > 0 && config.betaStart < 1, "beta_start", "between 0 and 1");
        json.check(config.betaEnd >= config.betaStart && config.betaEnd < 1, "beta_end", "from beta_start to 1");
        json.check(config.stepsOffset < config.trainSteps, "steps_offset", "less than num_train_timesteps");
        json.check(config.clipSampleRange > 0, "clip_sample_range", "a positive number");
        json.check(
                config.method.distilledSteps() <= config.trainSteps,
                "original_inference_steps",
                "at most num_train_timesteps");
        json.check(config.method.timestepScaling() > 0, "timestep_scaling", "a positive number");
        return config;
    }

    private static void supported(ConfigJson json) throws ModelFormatException {
        json.only("trained_betas");
        json.only("sigma_min");
        json.only("sigma_max");
        json.only("thresholding", false);
        json.only("use_exponential_sigmas", false);
        json.only("use_beta_sigmas", false);
        json.only("timestep_type", "discrete");
        json.only("interpolation_type", "linear", "log_linear");
        json.only("final_sigmas_type", "zero", "sigma_min");
    }

    /** Writes a {@code scheduler_config.json} that diffusers loads. */
    public void write(Path file) throws IOException {
        AtomicFiles.write(file, json());
    }

    /** The text of a {@code scheduler_config.json} that diffusers loads. */
    public String json() {
        ObjectNode json = ConfigJson.object(className);
        json.put("num_train_timesteps", trainSteps)
                .put("beta_start", betaStart)
                .put("beta_end", betaEnd)
                .put("beta_schedule", ConfigJson.lower(betaSchedule))
                .put("prediction_type", ConfigJson.lower(predictionType))
                .put("steps_offset", stepsOffset)
                .put("rescale_betas_zero_snr", zeroTerminalSnr)
                .put("clip_sample_range", clipSampleRange)
                .put("interpolation_type", logInterpolation ? "log_linear" : "linear")
                .put("use_karras_sigmas", karrasSigmas)
                .put("final_sigmas_type", finalSigmaMin ? "sigma_min" : "zero");
        if (timestepSpacing != null) {
            json.put("timestep_spacing", ConfigJson.lower(timestepSpacing));
        }
        if (clipSample != null) {
            json.put("clip_sample", clipSample);
        }
        if (alphaToOne != null) {
            json.put("set_alpha_to_one", alphaToOne);
        }
        method.write(json);
        return ConfigJson.text(json);
    }
}
