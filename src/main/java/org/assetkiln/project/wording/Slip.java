package org.assetkiln.project.wording;

import org.jspecify.annotations.Nullable;

/**
 * Something in a caption that is probably not meant.
 *
 * @param kind what it is
 * @param sentence for the artist, with the words it is about
 * @param fixed the caption without it, or null where only a person can tell
 */
public record Slip(Kind kind, String sentence, @Nullable String fixed) {
    /** Kinds of slips with the word that a search finds them by. */
    public enum Kind {
        /** Words that say nothing about the picture: "a picture of". */
        FILLER,
        /** The same words again. */
        REPEATED,
        /** The project's trigger words are missing. */
        TRIGGER,
        /** Longer than the model reads. */
        LONG,
        /** Other frames of the same animation say something else. */
        FRAMES
    }
}
