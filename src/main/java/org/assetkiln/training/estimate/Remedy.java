package org.assetkiln.training.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assetkiln.training.settings.ComputeSettings;
import org.assetkiln.training.settings.ImageSettings;
import org.assetkiln.training.settings.NetworkSettings;
import org.assetkiln.training.settings.TrainingSettings;

/**
 * A change that lets a run do with less memory.
 *
 * @param kind what to change
 * @param settings the run with it
 * @param memoryBytes what that takes
 */
public record Remedy(Kind kind, TrainingSettings settings, long memoryBytes) {
    /** What can be changed, what costs least first. */
    public enum Kind {
        /** Values are computed again instead of kept. */
        CHECKPOINTING(Remedy::checkpointing),
        /** One picture a pass, and more passes a step. */
        SMALLER_BATCH(Remedy::smallerBatch),
        /** A LoRA instead of all weights. */
        LORA(Remedy::lora),
        /** Pictures of half the edge. */
        SMALLER_SIZE(Remedy::smallerSize);

        private final UnaryOperator<TrainingSettings> change;

        Kind(UnaryOperator<TrainingSettings> change) {
            this.change = change;
        }
    }

    /** Those that make a difference, what costs least first. */
    public static List<Remedy> of(TrainingSettings settings, ModelSizes model) {
        long now = Estimator.of(settings, model, 0).memoryBytes();
        var remedies = new ArrayList<Remedy>();
        for (Kind kind : Kind.values()) {
            TrainingSettings changed = kind.change.apply(settings);
            long bytes = Estimator.of(changed, model, 0).memoryBytes();
            if (bytes < now) {
                remedies.add(new Remedy(kind, changed, bytes));
            }
        }
        return List.copyOf(remedies);
    }

    private static TrainingSettings checkpointing(TrainingSettings s) {
        ComputeSettings c = s.compute();
        return with(s, s.network(), s.image(), new ComputeSettings(c.precision(), true, c.device(), c.tf32()), 1);
    }

    private static TrainingSettings smallerBatch(TrainingSettings s) {
        return with(s, s.network(), s.image(), s.compute(), s.batchSize());
    }

    private static TrainingSettings lora(TrainingSettings s) {
        NetworkSettings n = s.network();
        var lora = new NetworkSettings(
                NetworkSettings.Kind.LORA,
                Math.max(1, n.rank()),
                n.alpha(),
                n.target(),
                n.textEncoder(),
                n.convolutions(),
                n.layers());
        return with(s, lora, s.image(), s.compute(), 1);
    }

    private static TrainingSettings smallerSize(TrainingSettings s) {
        ImageSettings i = s.image();
        int edge = Math.max(64, i.resolution() / 2 / 64 * 64);
        if (edge >= i.resolution()) {
            return s;
        }
        var smaller = new ImageSettings(edge, i.background(), i.pixelArt(), i.buckets(), i.flip(), i.recipes());
        return with(s, s.network(), smaller, s.compute(), 1);
    }

    /** @param passes into how many each pass is divided */
    private static TrainingSettings with(
            TrainingSettings s, NetworkSettings network, ImageSettings image, ComputeSettings compute, int passes) {
        return new TrainingSettings(
                s.baseModel(),
                s.data(),
                network,
                s.optimizer(),
                s.loss(),
                image,
                s.sampling(),
                compute,
                s.output(),
                s.steps(),
                s.batchSize() / passes,
                s.accumulationSteps() * passes,
                s.checkpointEvery(),
                s.seed());
    }
}
