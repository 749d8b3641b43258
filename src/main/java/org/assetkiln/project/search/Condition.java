package org.assetkiln.project.search;

import java.util.function.Predicate;

/** What a term of a search asks. */
sealed interface Condition {
    /** Something that an image has or has not, whatever the others are like. */
    record OfOne(Predicate<Subject> accepts) implements Condition {}

    /** How an image compares with the others that the rest of the search finds. */
    record OfSet(Comparing test) implements Condition {}

    /** Asks about an image and how unlike the others it is. */
    interface Comparing {
        /** @param unlike in spreads of the set, 0 and up */
        boolean test(Subject subject, double unlike);
    }
}
