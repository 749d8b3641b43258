package org.assetkiln.model.config;

/** What a UNet predicts. */
public enum PredictionType {
    /** The noise e. */
    EPSILON,
    /** v = sqrt(abar) e - sqrt(1 - abar) x0, Salimans and Ho 2022, arXiv 2202.00512. */
    V_PREDICTION
}
