package org.assetkiln.captioning.settings;

/**
 * How well a captioner does on corrections that it never learned from.
 *
 * @param loss mean cross entropy a word of the approved captions, without smoothing; less is better
 * @param agreement share of words that its drafts and the approved captions have in common (F1 over words, mean over
 *     pictures), 0 to 1; more is better
 */
public record HeldOutScore(double loss, double agreement) {
    /** Whether this is clearly better than another: likelier captions, and drafts that agree no less. */
    public boolean betterThan(HeldOutScore other) {
        return loss < other.loss * 0.99 && agreement >= other.agreement;
    }
}
