package org.assetkiln.ui.train;

import org.assetkiln.training.estimate.ProbeReport;
import org.assetkiln.training.settings.TrainingSettings;

/**
 * What some real steps took.
 *
 * @param settings of the run that they were tried for
 * @param report what was measured
 */
record Measured(TrainingSettings settings, ProbeReport report) {
    /** Whether steps of another run take the same: what it learns from, and for how long, may differ. */
    boolean tells(TrainingSettings other) {
        return settings.baseModel().equals(other.baseModel())
                && settings.data().getClass().equals(other.data().getClass())
                && settings.prior().enabled() == other.prior().enabled()
                && settings.network().equals(other.network())
                && settings.loss().equals(other.loss())
                && settings.compute().equals(other.compute())
                && settings.image().resolution() == other.image().resolution()
                && settings.image().buckets().equals(other.image().buckets())
                && settings.batchSize() == other.batchSize()
                && settings.accumulationSteps() == other.accumulationSteps();
    }
}
