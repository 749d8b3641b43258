package org.assetkiln.project;

/**
 * Another program has written a caption.
 *
 * @param image the image's id
 * @param known the text that was there before, as this program knows it; empty for none
 * @param present the text that is in the file now; empty when it is gone
 */
public record OutsideChange(String image, String known, String present) {}
