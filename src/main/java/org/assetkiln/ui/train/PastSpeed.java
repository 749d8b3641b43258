package org.assetkiln.ui.train;

import org.assetkiln.training.estimate.Machine;
import org.assetkiln.training.estimate.Pace;

/**
 * What earlier runs with the same model on this machine say about time.
 *
 * @param runs how many runs it is taken from; 0 for none
 * @param slowness how many times as long as expected a step took, the median of the runs
 */
record PastSpeed(int runs, double slowness) {
    static final PastSpeed NONE = new PastSpeed(0, 1);

    Pace pace() {
        return Machine.usualPace().corrected(1, slowness);
    }
}
