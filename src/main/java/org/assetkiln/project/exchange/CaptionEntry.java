package org.assetkiln.project.exchange;

import org.assetkiln.project.ReviewState;
import org.jspecify.annotations.Nullable;

/**
 * One image in a file of captions.
 *
 * @param image as the file names it: a path, absolute or relative to the file, or a name without ending
 * @param text the caption; several lines are several captions
 * @param review its review state, null where the file does not say
 */
public record CaptionEntry(String image, String text, @Nullable ReviewState review) {}
