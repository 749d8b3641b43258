package org.assetkiln.project.search;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Recursive descent over {@code or := and ("OR" and)*; and := not ("AND"? not)*; not := ("NOT" | "-") not | "(" or ")" |
 * term}. A quote or bracket still open at the end is closed there: results come while one types.
 */
final class QueryParser {
    private static final Pattern PART = Pattern.compile("[()]|-(?=[^\\s])|[a-zA-Z]+:\"[^\"]*\"?|\"[^\"]*\"?|[^\\s()]+");

    private final List<String> parts;
    private int next;

    QueryParser(String text) {
        parts = PART.matcher(text).results().map(MatchResult::group).toList();
    }

    Predicate<Subject> parse() throws QueryException {
        Predicate<Subject> all = or();
        if (next < parts.size()) {
            throw new QueryException("There is a bracket ) too many.");
        }
        return all;
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
            String before = next == 0 ? "the beginning" : parts.get(next - 1);
            throw new QueryException("Something to look for is missing after " + before + ".");
        }
        return SearchTerm.of(parts.get(next++));
    }

    private boolean is(String part) {
        return next < parts.size() && parts.get(next).equals(part);
    }

    private boolean take(String part) {
        boolean there = is(part);
        next += there ? 1 : 0;
        return there;
    }
}
