package org.assetkiln.ui;

import org.jspecify.annotations.Nullable;

/**
 * A short message to the user.
 *
 * @param kind how it is shown and for how long
 * @param text one sentence
 * @param detail more of it, for an error; else null
 * @param action what its button does, or null for no button
 */
public record Notice(Kind kind, String text, @Nullable String detail, @Nullable Action action) {
    /** Errors and offers stay until they are closed: an offer is made once. */
    public enum Kind {
        INFO,
        OFFER,
        ERROR
    }

    boolean stays() {
        return kind != Kind.INFO;
    }
}
