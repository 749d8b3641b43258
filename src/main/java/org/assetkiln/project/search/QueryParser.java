package org.assetkiln.project.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recursive descent over {@code or := and ("OR" and)*; and := not ("AND"? not)*; not := ("NOT" | "-") not | "(" or ")" |
 * term}. A quote or bracket still open at the end is closed there: results come while one types.
 */
final class QueryParser {
    private static final Pattern OF_PALETTE =
            Pattern.compile("palette:.*|outlier:palette|sort:-?palette", Pattern.CASE_INSENSITIVE);

    private final String text;
    private final boolean palette;
    private final List<Part> parts;
    private final List<Condition.Comparing> comparing = new ArrayList<>();
    private final List<Part> compared = new ArrayList<>();
    private final List<SortOrder> order = new ArrayList<>();
    private int next;
    private int open;
    private boolean negated;
    private @Nullable Part inside;

    /** @param palette whether the dataset has one */
    QueryParser(String text, boolean palette) {
        this.text = text;
        this.palette = palette;
        parts = Part.of(text);
    }

    Query parse() throws QueryException {
        Predicate<Subject> all = or();
        if (next < parts.size()) {
            throw parts.get(next).wrong("There is a bracket ) too many.");
        }
        if (inside != null) {
            throw inside.wrong("Write " + inside.text() + " beside the other words, outside of brackets and without OR:"
                    + " it compares the images that the rest finds.");
        }
        return new Query(text, all, comparing, order);
    }

    private Predicate<Subject> or() throws QueryException {
        int before = compared.size();
        Predicate<Subject> left = and();
        while (take("OR")) {
            left = left.or(and());
            inside = inside == null && compared.size() > before ? compared.get(before) : inside;
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
            negated = !negated;
            Predicate<Subject> not = not().negate();
            negated = !negated;
            return not;
        }
        if (take("(")) {
            open++;
            Predicate<Subject> within = or();
            open--;
            boolean unused = take(")");
            return within;
        }
        if (next == parts.size() || is(")") || is("AND") || is("OR")) {
            String before = next == 0 ? "the beginning" : parts.get(next - 1).text();
            int at = next == parts.size() ? text.length() : parts.get(next).start();
            throw new QueryException("Something to look for is missing after " + before + ".", at, at);
        }
        return term(parts.get(next++));
    }

    private Predicate<Subject> term(Part part) throws QueryException {
        if (!palette && OF_PALETTE.matcher(part.text()).matches()) {
            throw part.wrong("This dataset has no palette yet: choose one first, with “Choose the dataset's palette”.");
        }
        if (SortOrder.names(part)) {
            order.add(SortOrder.of(part));
            return subject -> true;
        }
        Condition asked = SearchTerm.of(part);
        return asked instanceof Condition.OfSet ofSet
                ? compare(part, ofSet.test())
                : ((Condition.OfOne) asked).accepts();
    }

    /** Left for later; here it neither adds nor takes away. */
    private Predicate<Subject> compare(Part part, Condition.Comparing test) {
        boolean not = negated;
        compared.add(part);
        inside = inside == null && open > 0 ? part : inside;
        comparing.add((subject, unlike) -> not != test.test(subject, unlike));
        return subject -> !not;
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
