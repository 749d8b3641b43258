package org.assetkiln.project;

/** How far the review of an image's caption is. */
public enum ReviewState {
    /** No caption, never reviewed. */
    NONE,
    /** There is a caption that nobody has reviewed. */
    DRAFT,
    /** Changed by hand or by another program, not yet approved. */
    EDITED,
    APPROVED,
    REJECTED;

    /** Whether a person has decided. */
    public boolean reviewed() {
        return this == APPROVED || this == REJECTED;
    }
}
