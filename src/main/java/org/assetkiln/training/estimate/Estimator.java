package org.assetkiln.training.estimate;

import org.assetkiln.training.settings.NetworkSettings.Kind;
import org.assetkiln.training.settings.OutputSettings.Precision;
import org.assetkiln.training.settings.TrainingSettings;

/** Works out what a run takes from its settings and the model's configuration; nothing is loaded. */
public final class Estimator {
    /** As {@code ClassImages} makes them. */
    private static final int CLASS_STEPS = 60;

    private static final int FLOAT = 4;
    /** Drawn pictures compress to about this. */
    private static final double PNG_BYTES_A_PIXEL = 1.5;

    private final TrainingSettings settings;
    private final ModelSizes model;
    private final Counts counts;
    private final Networks networks;
    private final int classImagesMissing;

    private Estimator(TrainingSettings settings, ModelSizes model, int classImagesThere) {
        this.settings = settings;
        this.model = model;
        this.counts = new Counts(settings);
        this.networks = Networks.of(settings, model);
        this.classImagesMissing =
                settings.prior().enabled() ? Math.max(0, settings.prior().classImages() - classImagesThere) : 0;
    }

    /**
     * What a run takes.
     *
     * @param settings without errors
     * @param classImagesThere pictures in its class folder
     */
    public static Estimate of(TrainingSettings settings, ModelSizes model, int classImagesThere) {
        return new Estimator(settings, model, classImagesThere).estimate();
    }

    private Estimate estimate() {
        var memory = new Memory(settings, model, networks);
        return new Estimate(
                memory.phases(),
                memory.gpu(),
                checkpoint(),
                result(),
                counts.checkpoints() * checkpoint() + result() + pictures() + cache(),
                preparation(),
                counts.validations() * networks.unet().forward(1) + counts.samples() * picture(counts.denoisings()),
                settings.accumulationSteps() * networks.unet().learning(counts.pictures()),
                settings.steps());
    }

    private double picture(int denoisings) {
        return denoisings * networks.unet().forward(1) + networks.decoder().forward(1);
    }

    private double preparation() {
        long encoded = (long) counts.images() * (settings.image().flip() ? 2 : 1) + classImages();
        return encoded * networks.encoder().forward(1)
                + Networks.text(model.text()) * prompts()
                + classImagesMissing * picture(CLASS_STEPS);
    }

    private int classImages() {
        return settings.prior().enabled() ? settings.prior().classImages() : 0;
    }

    /** At most as many as images, and one for dropped captions or the class. */
    private long prompts() {
        return 2L + counts.images();
    }

    private long checkpoint() {
        return FLOAT
                * model.learning(settings.network())
                * (settings.optimizer().averages() ? 4 : 3);
    }

    /** A LoRA's weights, or a whole model's with the parts that have not changed. */
    private long result() {
        int bytes = settings.output().precision() == Precision.F32 ? FLOAT : FLOAT / 2;
        boolean full = settings.network().kind() == Kind.FULL;
        long values = full
                ? model.unetWeights() + model.vaeWeights() + model.textWeights()
                : model.learning(settings.network());
        return bytes * values;
    }

    private long pictures() {
        double edge = settings.image().resolution();
        return (long) ((counts.samples() + classImagesMissing) * edge * edge * PNG_BYTES_A_PIXEL);
    }

    /** Means and log variances of the images, and embeddings of the prompts. */
    private long cache() {
        long latents = 2L * model.vae().latentChannels() * networks.places() * (counts.images() + classImages());
        long texts = prompts() * model.text().hiddenSize() * model.text().maxPositions();
        return FLOAT * (latents + texts);
    }
}
