package org.assetkiln.model.config;

/** Activations of a text encoder's feed-forward layers. */
public enum Activation {
    /** x · sigmoid(1.702 x), as in OpenAI's CLIP. */
    QUICK_GELU,
    /** The exact x · Φ(x). */
    GELU
}
