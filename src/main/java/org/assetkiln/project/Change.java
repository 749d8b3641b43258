package org.assetkiln.project;

import org.jspecify.annotations.Nullable;

/**
 * What a step does to one caption.
 *
 * @param image the image's id
 * @param known as the database knows it, null when it does not
 * @param before as it is in the file
 * @param after as it will be
 * @param file the file as it was read, null when there is none
 */
record Change(String image, @Nullable Review known, Review before, Review after, @Nullable SidecarText file) {
    /** Whether there is nothing to do. */
    boolean nothing() {
        return before.equals(after);
    }

    /** Whether the file says something else than the database knows. */
    boolean news() {
        return known == null ? !before.equals(Review.NONE) : !known.text().equals(before.text());
    }
}
