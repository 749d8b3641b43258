package org.assetkiln.imaging.document;

/**
 * A named rectangle in a picture, pixels; it may reach beyond the edges.
 *
 * @param frame the first frame in which it is so
 */
public record Slice(String name, int frame, int x, int y, int width, int height) {}
