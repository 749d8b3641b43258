package org.assetkiln.project;

import org.jspecify.annotations.Nullable;

/** The state of a caption and the text that it was given to. */
record Review(String text, ReviewState state) {
    static final Review NONE = new Review("", ReviewState.NONE);

    /** The state of a text that is in the file now, when {@code known} is what the database knows. */
    static ReviewState stateNow(String text, @Nullable Review known) {
        boolean nothing = text.isEmpty();
        if (known == null) {
            return nothing ? ReviewState.NONE : ReviewState.DRAFT;
        }
        if (known.text().equals(text)) {
            return nothing && !known.state().reviewed() ? ReviewState.NONE : known.state();
        }
        // Changed by another program since: what was approved is not what is there now.
        return nothing ? ReviewState.NONE : ReviewState.EDITED;
    }
}
