package org.assetkiln.ui.train;

import java.io.IOException;
import java.nio.file.Path;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.training.estimate.ModelSizes;
import org.jspecify.annotations.Nullable;

/**
 * What the form needs to know of a base model, read from its configuration without loading it.
 *
 * @param resolution edge in pixels that it was trained for; 0 when unknown
 * @param sizes of its networks; null when unknown
 * @param predictionKnown whether it is known what it predicts; also so for what cannot be read
 */
record ModelFacts(int resolution, @Nullable ModelSizes sizes, boolean predictionKnown) {
    static final ModelFacts UNKNOWN = new ModelFacts(0, null, true);

    /** Reads a model of any layout; what cannot be read stays unknown, the trainer says later what is wrong with it. */
    static ModelFacts of(Path path) {
        try {
            ModelFiles model = ModelFiles.open(path);
            return new ModelFacts(model.pixels(), ModelSizes.of(model), model.predictionKnown());
        } catch (IOException e) {
            return UNKNOWN;
        }
    }
}
