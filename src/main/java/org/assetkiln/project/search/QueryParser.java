package org.assetkiln.project.search;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Recursive descent over {@code or := and ("OR" and)*; and := not ("AND"? not)*; not := ("NOT" | "-") not | "(" or ")" |
 * term}. A quote or bracket still open at the end is closed there: results come while one types.
 */
final class QueryParser {
    private final String text;
    private final List<Part> parts;
    private int next;
    private @Nullable Comparator<Subject> order;

    QueryParser(String text) {
        this.text = text;
        parts = Part.of(text);
    }

    Query parse() throws QueryException {
        Predicate<Subject> all = or();
        if (next < parts.size()) {
            throw parts.get(next).wrong("There is a bracket ) too many.");
        }
        return new Query(text, all, order);
    }

    private Predicate<Subject> or() throws QueryException {
        Predicate<Subject> left = and();
        while (take("OR")) {
            left = left.or(and());
        }
        return left;
    }

    private Predicate<Subject> and() throws QueryException {
        Predicate<Subject> left = not();
        while (next < parts.size() && !is(")") && !is("OR")) {
            boolean unused = take("AND");
            left = left.and(not());
        }
        return left;
    }

    private Predicate<Subject> not() throws QueryException {
        if (take("NOT") || take("-")) {
            return not().negate();
        }
        if (take("(")) {
            Predicate<Subject> inside = or();
            boolean unused = take(")");
            return inside;
        }
        if (next == parts.size() || is(")") || is("AND") || is("OR")) {
            String before = next == 0 ? "the beginning" : parts.get(next - 1).text();
            int at = next == parts.size() ? text.length() : parts.get(next).start();
            throw new QueryException("Something to look for is missing after " + before + ".", at, at);
        }
        return term(parts.get(next++));
    }

    private Predicate<Subject> term(Part part) throws QueryException {
        if (SortOrder.names(part)) {
            Comparator<Subject> wanted = SortOrder.of(part);
            order = order == null ? wanted : order.thenComparing(wanted);
            return subject -> true;
        }
        return SearchTerm.of(part);
    }

    private boolean is(String part) {
        return next < parts.size() && parts.get(next).text().equals(part);
    }

    private boolean take(String part) {
        boolean there = is(part);
        next += there ? 1 : 0;
        return there;
    }
}
