package org.assetkiln.ui.train;

import java.util.List;
import org.assetkiln.training.settings.NetworkSettings.Kind;
import org.assetkiln.training.settings.NetworkSettings.Target;
import org.assetkiln.training.settings.TrainingSettings;

/**
 * How much a run writes, estimated from the shapes of the model.
 *
 * @param weights how many numbers learn; 0 when unknown
 * @param resultBytes size of the result
 * @param checkpointBytes size of one checkpoint: the weights and AdamW's two means, 4 bytes each
 */
record Footprint(long weights, long resultBytes, long checkpointBytes) {
    static Footprint of(TrainingSettings s, ModelFacts model) {
        boolean text = s.network().textEncoder();
        if (s.network().kind() == Kind.FULL) {
            long stored = model.unetBytes() + (text ? model.textEncoderBytes() : 0);
            long weights = stored / 2; // two bytes a number in a float16 file, the usual form
            return new Footprint(weights, model.unetBytes() + model.textEncoderBytes(), weights * 12);
        }
        boolean feedForward = s.network().target() == Target.ATTENTION_AND_FEED_FORWARD;
        long weights = sum(model.unet(), s.network().rank(), feedForward)
                + (text ? sum(model.text(), s.network().rank(), feedForward) : 0);
        return new Footprint(weights, weights * 4, weights * 12);
    }

    private static long sum(List<ModelFacts.Block> blocks, int rank, boolean feedForward) {
        return blocks.stream()
                .mapToLong(block -> block.loraWeights(rank, feedForward))
                .sum();
    }
}
