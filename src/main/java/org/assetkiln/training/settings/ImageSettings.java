package org.assetkiln.training.settings;

/**
 * How a file becomes the square picture that the model sees.
 *
 * @param resolution edge in pixels, divisible by 8
 * @param background colour under transparency, {@code #rrggbb}
 * @param pixelArt whether small images are enlarged by whole numbers with nearest neighbour
 */
public record ImageSettings(int resolution, String background, boolean pixelArt) {}
