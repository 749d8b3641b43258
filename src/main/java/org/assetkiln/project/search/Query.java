package org.assetkiln.project.search;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What is looked for. Words, or phrases in quotes, that name or caption must all contain, case aside; a field and what it
 * must be, {@code state:draft}, {@code caption:"rusty sword"}, {@code tokens:>75}, {@code finding:blurred}, see
 * {@link Fields}; AND, OR, NOT (or a minus sign) and brackets; {@code sort:-bytes} says in which order. Terms that compare,
 * {@code outlier:style}, are asked of the images that all other terms find.
 */
public final class Query {
    /** Finds everything. */
    public static final Query ALL = new Query("", subject -> true, List.of(), List.of());

    private final String text;
    private final Predicate<Subject> accepts;
    private final List<Condition.Comparing> comparing;
    private final List<SortOrder> order;

    /** Places of what is found, and how unlike the others each is, if that is asked. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Found(int[] places, double[] unlike) {
        Found only(int[] kept) {
            return new Found(
                    Arrays.stream(kept).map(i -> places[i]).toArray(),
                    Arrays.stream(kept).mapToDouble(i -> unlike[i]).toArray());
        }
    }

    Query(String text, Predicate<Subject> accepts, List<Condition.Comparing> comparing, List<SortOrder> order) {
        this.text = text;
        this.accepts = accepts;
        this.comparing = List.copyOf(comparing);
        this.order = List.copyOf(order);
    }

    /**
     * Understands a search.
     *
     * @throws QueryException with one sentence when it is not complete or names something that there is not
     */
    public static Query of(String text) throws QueryException {
        return of(text, true);
    }

    /**
     * Understands a search of a dataset.
     *
     * @param palette whether it has a palette; without one, terms that ask for it are wrong
     */
    public static Query of(String text, boolean palette) throws QueryException {
        return text.isBlank() ? ALL : new QueryParser(text, palette).parse();
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    public boolean all() {
        return text.isBlank();
    }

    /** Whether an image is found, so far as that can be said without the others. */
    public boolean accepts(Subject subject) {
        return accepts.test(subject);
    }

    /** Whether what is found depends on the other images. */
    public boolean compares() {
        return !comparing.isEmpty();
    }

    /** Those that it finds, in its order. */
    public List<Subject> find(List<Subject> subjects) {
        return find(new Subjects(subjects));
    }

    /** Those that it finds, in its order. */
    public List<Subject> find(Subjects subjects) {
        List<Subject> all = subjects.all();
        int[] places = IntStream.range(0, all.size())
                .parallel()
                .filter(i -> accepts.test(all.get(i)))
                .toArray();
        return Arrays.stream(sorted(subjects, compared(subjects, places)))
                .mapToObj(all::get)
                .toList();
    }

    private Found compared(Subjects subjects, int[] places) {
        List<Subject> all = subjects.all();
        boolean asked = compares() || order.stream().anyMatch(SortOrder::comparing);
        double[] unlike = asked ? subjects.unlike(places) : new double[0];
        Found found = new Found(places, unlike);
        for (Condition.Comparing test : comparing) {
            Found before = found;
            found = before.only(IntStream.range(0, before.places().length)
                    .filter(i -> test.test(all.get(before.places()[i]), before.unlike()[i]))
                    .toArray());
        }
        return found;
    }

    /** By the last key first: sorting keeps the order of what is equal. */
    private int[] sorted(Subjects subjects, Found found) {
        if (order.isEmpty()) {
            return found.places();
        }
        int[] next = IntStream.range(0, found.places().length).toArray();
        for (int i = order.size() - 1; i >= 0; i--) {
            SortOrder by = order.get(i);
            int[] ranks = by.comparing() ? Ranks.of(found.unlike()) : subjects.ranks(by.key(), found.places());
            next = Ranks.sorted(next, ranks, by.down());
        }
        return Arrays.stream(next).map(i -> found.places()[i]).toArray();
    }
}
