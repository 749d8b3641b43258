package org.assetkiln.ui.train;

/**
 * What earlier runs with the same model on this machine say about time.
 *
 * @param runs how many runs it is taken from; 0 for none
 * @param secondsPerPicture seconds a training picture took, the median of the runs
 */
record PastSpeed(int runs, double secondsPerPicture) {
    static final PastSpeed NONE = new PastSpeed(0, Double.NaN);
}
