package org.assetkiln.art;

import java.awt.image.BufferedImage;

/**
 * One drawn game icon.
 *
 * @param image 64×64 pixels, straight-alpha ARGB, transparent around the thing
 * @param caption what the picture truly shows, for example {@code a round red potion bottle with a cork}
 */
public record DrawnAsset(BufferedImage image, String caption, Kind kind, Colour colour) {}
