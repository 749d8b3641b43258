package org.assetkiln.training.settings;

import java.util.Objects;

/**
 * How the squared error counts.
 *
 * @param minSnrGamma γ of min-SNR weighting (Hang et al. 2023, arXiv 2303.09556), usually 5; 0 turns it off. With prior
 *     preservation it weights the instance half only, by the instance half's own timesteps.
 * @param offsetNoise strength of noise that is the same at every place of a channel (Guttenberg 2023), usually 0.05 to
 *     0.1, for darker and brighter pictures; 0 turns it off
 * @param mask where in a picture the error counts
 * @param outside weight of the error outside the mask, 0 to 1
 */
public record LossSettings(double minSnrGamma, double offsetNoise, Mask mask, double outside) {
    /** Where in a picture the error counts. */
    public enum Mask {
        /** Everywhere alike. */
        NONE,
        /** By the picture's opacity. */
        ALPHA,
        /** By the brightness of a picture named {@code x.mask.png} beside {@code x.png}; everywhere where there is none. */
        FILE
    }

    public LossSettings {
        mask = Objects.requireNonNullElse(mask, Mask.NONE);
    }

    /** The plain mean squared error. */
    public static LossSettings plain() {
        return minSnr(0);
    }

    /** With min-SNR weighting only, or plain for 0. */
    public static LossSettings minSnr(double gamma) {
        return new LossSettings(gamma, 0, Mask.NONE, 0);
    }

    /** Whether min-SNR weighting is on. */
    public boolean minSnr() {
        return minSnrGamma > 0;
    }

    /** Whether the error counts differently at different places. */
    public boolean masked() {
        return mask != Mask.NONE;
    }
}
