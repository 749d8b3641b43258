package org.assetkiln.captioning;

import org.jspecify.annotations.Nullable;

/**
 * Text that shares its beginning with others.
 *
 * @param before all but the last token, null for the first
 * @param last token number
 * @param length of the whole
 */
record Tokens(@Nullable Tokens before, int last, int length) {
    /** A text of at least one token. */
    static Tokens of(int[] text) {
        Tokens tokens = new Tokens(null, text[0], 1);
        for (int i = 1; i < text.length; i++) {
            tokens = tokens.then(text[i]);
        }
        return tokens;
    }

    Tokens then(int token) {
        return new Tokens(this, token, length + 1);
    }

    int[] toArray() {
        int[] text = new int[length];
        for (Tokens at = this; at != null; at = at.before) {
            text[at.length - 1] = at.last;
        }
        return text;
    }
}
