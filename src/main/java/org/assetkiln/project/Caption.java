package org.assetkiln.project;

/**
 * An image's caption as it is now.
 *
 * @param text the text with {@code \n} between lines and no line end at its end; empty when there is none
 * @param state how far its review is
 * @param onDisk whether the sidecar file exists
 */
public record Caption(String text, ReviewState state, boolean onDisk) {
    /** No caption, no review. */
    public static final Caption NONE = new Caption("", ReviewState.NONE, false);
}
