package org.assetkiln.diffusion;

/**
 * Wishes that most pictures do without.
 *
 * @param clipSkip how many of the text encoder's last layers to leave out, as diffusers' {@code clip_skip}: 0 for none;
 *     other programs count from 1
 * @param seamless whether the picture's opposite edges fit together, for textures
 * @param tiledVae whether a large picture passes the autoencoder in overlapping tiles, which takes less memory
 */
public record Extras(int clipSkip, boolean seamless, boolean tiledVae) {
    /** None of them. */
    public static final Extras NONE = new Extras(0, false, false);
}
