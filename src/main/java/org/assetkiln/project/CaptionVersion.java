package org.assetkiln.project;

import java.time.Instant;

/**
 * A caption as it once was.
 *
 * @param text the text
 * @param state the state it was written with
 * @param written when
 * @param who the user's name on this machine, the captioner's, or {@code another program}
 * @param what what was done, as it stands in the list of steps: "replacing in 12 captions"
 */
public record CaptionVersion(String text, ReviewState state, Instant written, String who, String what) {}
