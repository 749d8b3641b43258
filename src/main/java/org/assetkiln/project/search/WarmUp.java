package org.assetkiln.project.search;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Does once what searches do, on one thread, so that the first one of somebody who has just opened a project does not wait
 * for the program to be compiled or for an order to be worked out.
 */
public final class WarmUp {
    private static final int ENOUGH = 20_000;
    private static final int PART = 1000;

    private static final List<String> SEARCHES = List.of(
            "a \"b c\" -d",
            "state:unreviewed OR caption:a",
            "w:<64 h:>8 size:16..64 colors:<=16",
            "folder:a NOT name:b",
            "finding:any alpha:yes",
            "finding:blurred dup:no bytes:>1k");
    private static final List<String> ORDERS = List.of("bytes", "name", "changed", "hue", "size", "colors", "palette");

    private WarmUp() {}

    /** Takes about a second; ends soon after {@code cancelled}. In the background. */
    public static void of(Subjects subjects, BooleanSupplier cancelled) {
        try {
            for (String order : ORDERS) {
                if (!cancelled.getAsBoolean()) {
                    Query.of("size:<0 sort:" + order).find(subjects);
                }
            }
            if (!cancelled.getAsBoolean()) {
                Query.of("outlier:style sort:-unlike").find(subjects);
            }
            for (String search : SEARCHES) {
                ask(Query.of(search), subjects.all(), cancelled);
            }
            Subjects some = new Subjects(subjects.all().stream().limit(ENOUGH).toList());
            for (String search : List.of("a", "sort:-bytes", "a sort:hue", "a outlier:style", "finding:any")) {
                if (!cancelled.getAsBoolean()) {
                    Query.of(search).find(some);
                }
            }
        } catch (QueryException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void ask(Query query, List<Subject> all, BooleanSupplier cancelled) {
        for (int from = 0; from < Math.min(ENOUGH, all.size()) && !cancelled.getAsBoolean(); from += PART) {
            all.subList(from, Math.min(all.size(), from + PART)).forEach(subject -> {
                boolean unused = query.accepts(subject);
            });
        }
    }
}
