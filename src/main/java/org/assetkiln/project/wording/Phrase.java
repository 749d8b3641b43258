package org.assetkiln.project.wording;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One or several words that are looked for as whole words, case aside. */
record Phrase(List<String> keys) {
    static Phrase of(String text) {
        return new Phrase(Word.in(text).stream().map(Word::key).toList());
    }

    boolean in(List<Word> words) {
        return find(words) != null;
    }

    /** Where it stands first, from its first to its last word, or null. */
    @Nullable
    Place find(List<Word> words) {
        for (int i = 0; !keys.isEmpty() && i + keys.size() <= words.size(); i++) {
            List<Word> here = words.subList(i, i + keys.size());
            if (here.stream().map(Word::key).toList().equals(keys)) {
                return new Place(here.get(0).start(), here.get(here.size() - 1).end());
            }
        }
        return null;
    }

    /** Indices into the text, the end after the last character. */
    record Place(int start, int end) {}
}
