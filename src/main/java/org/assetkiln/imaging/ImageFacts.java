package org.assetkiln.imaging;

import org.assetkiln.imaging.format.PictureFormat;

/**
 * What a picture file's header says, without decoding it.
 *
 * @param width pixels, after the camera's orientation is applied
 * @param height pixels, after the camera's orientation is applied
 * @param transparent whether the format stores transparency in this file; the pixels may all be opaque nevertheless
 * @param format by the file's content, whatever its name says
 */
public record ImageFacts(int width, int height, boolean transparent, PictureFormat format) {}
