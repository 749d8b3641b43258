package org.assetkiln.project;

import java.time.Instant;

/**
 * A caption as it once was.
 *
 * @param text the text
 * @param state the state it was written with
 * @param written when
 */
public record CaptionVersion(String text, ReviewState state, Instant written) {}
