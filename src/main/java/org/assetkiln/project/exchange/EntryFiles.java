package org.assetkiln.project.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.assetkiln.project.ReviewState;
import org.jspecify.annotations.Nullable;

/** Reads and writes one form of captions. */
interface EntryFiles {
    /** The field for the review state, which other programs pass over. */
    String REVIEW = "review";

    /** @throws IOException with one sentence that names the file, and the place in it that is wrong */
    List<CaptionEntry> read(Path source) throws IOException;

    /** Writes atomically; paths of images in the entries are relative to the target's folder where they can be. */
    void write(Path target, List<CaptionEntry> entries) throws IOException;

    /** How a state is written. */
    static @Nullable String word(@Nullable ReviewState state) {
        return state == null ? null : state.name().toLowerCase(Locale.ROOT);
    }

    /** The state of that name; null for none and for a word that is not ours. */
    static @Nullable ReviewState state(@Nullable String word) {
        for (ReviewState state : ReviewState.values()) {
            if (state.name().equalsIgnoreCase(word)) {
                return state;
            }
        }
        return null;
    }
}
