package org.assetkiln.ui.captions;

/**
 * How far the review is.
 *
 * @param reviewed images approved or rejected
 * @param total all images
 */
record ReviewCount(int reviewed, int total) {
    double fraction() {
        return total == 0 ? 0 : (double) reviewed / total;
    }

    @Override
    public String toString() {
        return reviewed + " of " + total + " reviewed";
    }
}
