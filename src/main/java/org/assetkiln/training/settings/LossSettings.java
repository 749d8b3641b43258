package org.assetkiln.training.settings;

/**
 * How the squared error is weighted.
 *
 * @param minSnrGamma γ of min-SNR weighting (Hang et al. 2023, arXiv 2303.09556), usually 5; 0 turns it off. With prior
 *     preservation it weights the instance half only, by the instance half's own timesteps.
 */
public record LossSettings(double minSnrGamma) {
    /** The plain mean squared error. */
    public static LossSettings plain() {
        return new LossSettings(0);
    }

    /** Whether min-SNR weighting is on. */
    public boolean minSnr() {
        return minSnrGamma > 0;
    }
}
