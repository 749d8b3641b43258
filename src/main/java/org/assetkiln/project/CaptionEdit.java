package org.assetkiln.project;

/**
 * A caption that is to be written.
 *
 * @param image whose
 * @param text the new text; empty for none
 * @param state the new state
 */
public record CaptionEdit(DatasetImage image, String text, ReviewState state) {}
