package org.assetkiln.imaging.document;

/**
 * A layer that has pixels.
 *
 * @param name as the artist calls it; may be empty
 * @param group the groups that it lies in, from the outermost, with {@code /} between names; empty for none
 * @param visible whether it and all its groups are shown
 * @param opacity 0 to 1
 */
public record Layer(String name, String group, boolean visible, double opacity) {}
