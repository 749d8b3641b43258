package org.assetkiln.project.search;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for. Words, or phrases in quotes, that name or caption must all contain, case aside; a field and what it
 * must be, {@code state:draft}, {@code caption:"rusty sword"}, {@code tokens:>75}, {@code finding:blurred}, see
 * {@link Fields}; AND, OR, NOT (or a minus sign) and brackets; {@code sort:-bytes} says in which order.
 *
 * @param text as it was written
 * @param accepts whether an image is found
 * @param order of what is found, null for that of the project
 */
public record Query(String text, Predicate<Subject> accepts, @Nullable Comparator<Subject> order) {
    /** Finds everything. */
    public static final Query ALL = new Query("", subject -> true, null);

    /**
     * Understands a search.
     *
     * @throws QueryException with one sentence when it is not complete or names something that there is not
     */
    public static Query of(String text) throws QueryException {
        return text.isBlank() ? ALL : new QueryParser(text).parse();
    }

    public boolean all() {
        return text.isBlank();
    }

    /** Those that it finds, in its order. */
    public List<Subject> find(List<Subject> subjects) {
        var found = subjects.parallelStream().filter(accepts);
        return order == null ? found.toList() : found.sorted(order).toList();
    }
}
