package org.assetkiln.training.estimate;

import java.util.ArrayList;
import java.util.List;
import org.assetkiln.training.estimate.Estimate.Phase;
import org.assetkiln.training.settings.ComputeSettings.Precision;
import org.assetkiln.training.settings.NetworkSettings.Kind;
import org.assetkiln.training.settings.TrainingSettings;

/**
 * Memory of a run by its parts. The values that are in memory at one time follow from the networks' shapes; what the
 * C library keeps beside them is fitted to worker processes on Linux: the starter at 64 px, SD 1.5 at 256 and 512 px.
 */
final class Memory {
    /** Java, the engine's libraries and what they load before the first step. */
    private static final long START = 300_000_000;
    /** The same with what steps leave behind. */
    private static final long RUNNING = 390_000_000;
    /** Resident for each byte of weights: gaps between them that nothing fits in. */
    private static final double WEIGHTS = 1.15;
    /** Resident for each byte of values that come and go: they rarely fit where others were. */
    private static final double VALUES = 1.6;

    private static final int FLOAT = 4;
    private static final int SAMPLES = 4;
    /** Places of latent pictures whose loss is measured together, and moments of each picture. */
    private static final int MEASURED_PLACES = 6 * 32 * 32;

    private static final int MOMENTS = 6;
    /** Formula from measurements of others: a CUDA context, and a fifth and more on top of the values. */
    private static final long GPU_CONTEXT = 750_000_000;

    private static final double GPU_VALUES = 1.3;

    private final TrainingSettings settings;
    private final ModelSizes model;
    private final Networks networks;
    private final int bytes;
    private final long learning;

    Memory(TrainingSettings settings, ModelSizes model, Networks networks) {
        this.settings = settings;
        this.model = model;
        this.networks = networks;
        this.bytes = settings.compute().precision() == Precision.FP32 ? FLOAT : FLOAT / 2;
        this.learning = model.learning(settings.network());
    }

    List<Phase> phases() {
        long unet = unet();
        long preparing = START + unet;
        long others = FLOAT * (model.vaeWeights() + model.textWeights());
        long running = RUNNING + (long) (WEIGHTS * unet) + optimizer() + learningText();
        var phases = new ArrayList<Phase>();
        phases.add(new Phase(
                "encoding images",
                preparing + FLOAT * (model.vaeWeights() + networks.encoder().inference(1))));
        phases.add(new Phase("reading captions", preparing + others));
        phases.add(
                new Phase("measuring the loss", running + values(networks.unet().inference(measured()))));
        phases.add(new Phase("steps", running + values(stepValues())));
        if (samples() > 0) {
            phases.add(new Phase("sample pictures", running + others + samples()));
        }
        return phases;
    }

    /** The UNet's own; where it learns in half precision, it is there once more in that. */
    private long unet() {
        boolean halved = settings.network().kind() == Kind.FULL && bytes < FLOAT;
        return model.unetWeights() * (bytes + (halved ? FLOAT : 0));
    }

    /** The weights of a LoRA, gradients, AdamW's two means, and perhaps an average. */
    private long optimizer() {
        long copies = (settings.network().kind() == Kind.FULL ? 0 : 1)
                + 3
                + (settings.optimizer().averages() ? 1 : 0);
        return FLOAT * learning * copies;
    }

    private long learningText() {
        return settings.network().textEncoder() ? FLOAT * model.textWeights() : 0;
    }

    private long values(long count) {
        return (long) (VALUES * bytes * count);
    }

    private long stepValues() {
        return networks.unet().training(new Counts(settings).pictures());
    }

    private int measured() {
        return (int) Math.max(1, Math.min(MOMENTS, MEASURED_PLACES / networks.places()));
    }

    private long samples() {
        int prompts = Math.min(SAMPLES, settings.sampling().prompts().size());
        if (prompts == 0 && !settings.prior().enabled()) {
            return 0;
        }
        int together = Math.max(prompts, settings.prior().enabled() ? SAMPLES : 0);
        // Pixels are decoded one picture at a time, in blocks so large that they are given back at once.
        return Math.max(
                values(networks.unet().inference(2 * together)),
                FLOAT * networks.decoder().inference(1));
    }

    /** Weights, what learns with it, and the values of a step. */
    long gpu() {
        double values = GPU_VALUES * bytes * stepValues();
        return GPU_CONTEXT + unet() + optimizer() + learningText() + (long) values;
    }
}
