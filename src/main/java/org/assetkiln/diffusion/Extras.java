package org.assetkiln.diffusion;

/**
 * Wishes that most pictures do without.
 *
 * @param clipSkip how many of the text encoder's last layers to leave out, as diffusers' {@code clip_skip}: 0 for none;
 *     other programs count from 1
 * @param seamless whether the picture's opposite edges fit together, for textures
 * @param tiledVae whether a large picture passes the autoencoder in overlapping tiles, which takes less memory
 * @param vae a file or diffusers folder with another autoencoder; empty for the model's own
 */
public record Extras(int clipSkip, boolean seamless, boolean tiledVae, String vae) {
    /** None of them. */
    public static final Extras NONE = new Extras(0, false, false);

    /** What was written before there was a choice has none. */
    @SuppressWarnings("NullAway") // Jackson gives null for what a text lacks
    public Extras {
        vae = vae == null ? "" : vae;
    }

    /** With the model's own autoencoder. */
    public Extras(int clipSkip, boolean seamless, boolean tiledVae) {
        this(clipSkip, seamless, tiledVae, "");
    }
}
