package org.assetkiln.imaging;

/**
 * What a picture file's header says, without decoding it.
 *
 * @param width pixels, after the camera's orientation is applied
 * @param height pixels, after the camera's orientation is applied
 * @param transparent whether the format stores transparency in this file; the pixels may all be opaque nevertheless
 */
public record ImageFacts(int width, int height, boolean transparent) {}
