package org.assetkiln.ui.train;

import org.assetkiln.diffusion.SamplerKind;
import org.assetkiln.training.settings.NetworkSettings;
import org.assetkiln.training.settings.OptimizerSettings;

/** The values that the form starts with, tuned for the starter model at 64 pixels; the only place that has them. */
final class TrainDefaults {
    static final int STEPS = 200;
    static final double LEARNING_RATE = 1e-3;
    static final double TEXT_ENCODER_LEARNING_RATE = 5e-4;
    static final int BATCH_SIZE = 2;
    static final int ACCUMULATION_STEPS = 1;
    static final int RANK = 8;
    static final double ALPHA = 8;
    static final NetworkSettings.Target TARGET = NetworkSettings.Target.ATTENTION_AND_FEED_FORWARD;
    static final boolean TEXT_ENCODER = false;
    static final boolean PRIOR = true;
    static final int CLASS_IMAGES = 16;
    static final double PRIOR_WEIGHT = 1;
    static final int WARM_UP = 10;
    static final OptimizerSettings.Schedule SCHEDULE = OptimizerSettings.Schedule.CONSTANT;
    static final OptimizerSettings ADAM_W = OptimizerSettings.adamW(LEARNING_RATE);
    static final double MIN_SNR_GAMMA = 5;
    static final int RESOLUTION = 64;
    static final String BACKGROUND = "#ffffff";
    static final int SAMPLE_EVERY = 50;
    static final int SAMPLE_STEPS = 25;
    static final double SAMPLE_GUIDANCE = 4;
    static final SamplerKind SAMPLER = SamplerKind.DDIM;
    static final long SAMPLE_SEED = 1;
    static final int CHECKPOINT_EVERY = 100;
    static final long SEED = 42;
    /** The prompt for the sample project's subject. */
    static final String SAMPLE_PROMPT = "a zkw slime";

    /** Images whose name starts so are chosen first when the project has them: the sample project's subject. */
    static final String SAMPLE_SUBJECT = "cinder";

    private TrainDefaults() {}
}
