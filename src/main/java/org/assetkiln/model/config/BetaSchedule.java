package org.assetkiln.model.config;

/** How β grows over the training steps. */
public enum BetaSchedule {
    /** Evenly. */
    LINEAR,
    /** Its square root evenly: Stable Diffusion's. */
    SCALED_LINEAR
}
