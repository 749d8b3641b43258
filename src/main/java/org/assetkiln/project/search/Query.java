package org.assetkiln.project.search;

import java.util.function.Predicate;

/**
 * What is looked for. Words, or phrases in quotes, that name or caption must all contain, case aside; {@code state:draft},
 * {@code caption:"rusty sword"}, {@code tokens:>75}, {@code w:<64}, {@code alpha:yes}, {@code folder:items},
 * {@code check:repeated}; AND, OR, NOT (or a minus sign) and brackets.
 *
 * @param text as it was written
 * @param accepts whether an image is found
 */
public record Query(String text, Predicate<Subject> accepts) {
    /** Finds everything. */
    public static final Query ALL = new Query("", subject -> true);

    /**
     * Understands a search.
     *
     * @throws QueryException with one sentence when it is not complete or names something that there is not
     */
    public static Query of(String text) throws QueryException {
        return text.isBlank() ? ALL : new Query(text, new QueryParser(text).parse());
    }

    public boolean all() {
        return text.isBlank();
    }
}
