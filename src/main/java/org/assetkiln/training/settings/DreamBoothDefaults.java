package org.assetkiln.training.settings;

import java.util.List;
import org.assetkiln.diffusion.SamplerKind;

/** The values a run starts with, tuned for the bundled model at 64 pixels; the only place that has them. */
public final class DreamBoothDefaults {
    public static final int STEPS = 600;
    public static final double LEARNING_RATE = 1.5e-3;
    public static final double TEXT_ENCODER_LEARNING_RATE = 7.5e-4;
    public static final OptimizerSettings.Schedule SCHEDULE = OptimizerSettings.Schedule.CONSTANT;
    public static final int WARM_UP = 10;
    public static final int BATCH_SIZE = 4;
    public static final int ACCUMULATION_STEPS = 1;
    public static final int RANK = 16;
    public static final double ALPHA = 16;
    public static final NetworkSettings.Target TARGET = NetworkSettings.Target.ATTENTION_AND_FEED_FORWARD;
    public static final boolean TEXT_ENCODER = false;
    public static final boolean PRIOR = true;
    public static final int CLASS_IMAGES = 16;
    public static final double PRIOR_WEIGHT = 1;
    /** Off: with velocity prediction it takes nearly all weight from the noisiest steps, where shape and colour are decided. */
    public static final double MIN_SNR_GAMMA = 0;

    public static final int RESOLUTION = 64;
    public static final String BACKGROUND = "#ffffff";
    public static final int SAMPLE_EVERY = 100;
    public static final int SAMPLE_STEPS = 25;
    public static final double SAMPLE_GUIDANCE = 4;
    public static final SamplerKind SAMPLER = SamplerKind.DDIM;
    public static final long SAMPLE_SEED = 1;
    public static final int CHECKPOINT_EVERY = 200;
    public static final long SEED = 42;

    /** The file names of the sample project's subject begin so. */
    public static final String SAMPLE_SUBJECT = "cinder";
    /** The instance prompt for it: a rare identifier and the class. */
    public static final String SAMPLE_PROMPT = "a zkw slime";
    /** The class prompt for it. */
    public static final String SAMPLE_CLASS_PROMPT = "a slime";

    private DreamBoothDefaults() {}

    /**
     * A LoRA run with the usual values.
     *
     * @param images absolute paths
     * @param resolution the model's own picture size in pixels
     * @param prompts of the sample pictures
     */
    public static TrainingSettings lora(
            String model,
            List<String> images,
            String instancePrompt,
            PriorSettings prior,
            int resolution,
            List<String> prompts) {
        return new TrainingSettings(
                model,
                new DreamBoothData(new InstanceSettings(images, instancePrompt), prior),
                new NetworkSettings(NetworkSettings.Kind.LORA, RANK, ALPHA, TARGET, TEXT_ENCODER),
                optimizer(LEARNING_RATE, STEPS),
                LossSettings.minSnr(MIN_SNR_GAMMA),
                ImageSettings.square(resolution, BACKGROUND, true),
                new SamplingSettings(prompts, SAMPLE_EVERY, SAMPLE_STEPS, SAMPLE_GUIDANCE, SAMPLER, SAMPLE_SEED),
                ComputeSettings.USUAL,
                OutputSettings.USUAL,
                STEPS,
                BATCH_SIZE,
                ACCUMULATION_STEPS,
                CHECKPOINT_EVERY,
                SEED);
    }

    /**
     * AdamW at a rate, with the usual warm-up and schedule; the text encoder learns at half the rate.
     *
     * @param steps of the run, which is no shorter than its warm-up
     */
    public static OptimizerSettings optimizer(double learningRate, int steps) {
        OptimizerSettings usual = OptimizerSettings.adamW(learningRate);
        return new OptimizerSettings(
                learningRate,
                learningRate / 2,
                SCHEDULE,
                Math.min(WARM_UP, steps),
                usual.beta1(),
                usual.beta2(),
                usual.weightDecay(),
                usual.epsilon(),
                usual.maxGradientNorm(),
                usual.textEncoderSteps(),
                usual.averageDecay());
    }
}
