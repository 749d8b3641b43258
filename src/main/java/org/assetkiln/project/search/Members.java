package org.assetkiln.project.search;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.assetkiln.project.ImageCollection;
import org.jspecify.annotations.Nullable;

/** Which images a collection holds. */
public final class Members {
    private Members() {}

    /**
     * Says so of every image. A search that cannot be understood any more, or that asks for collections itself, holds none.
     *
     * @param all every image, for searches that compare them; asked for again and again
     */
    public static Predicate<Subject> of(ImageCollection collection, Supplier<Subjects> all) {
        String query = collection.query();
        if (query == null) {
            return subject -> collection.images().contains(subject.image().id());
        }
        try {
            Query search = query.toLowerCase(Locale.ROOT).contains("collection:") ? null : Query.of(query);
            return search == null ? subject -> false : search.compares() ? new Compared(search, all) : search::accepts;
        } catch (QueryException e) {
            return subject -> false;
        }
    }

    /** What a comparing search finds, looked for once for each state of the dataset. */
    private static final class Compared implements Predicate<Subject> {
        private final Query search;
        private final Supplier<Subjects> all;
        private volatile @Nullable Known known;

        private record Known(Subjects of, Set<String> ids) {}

        Compared(Query search, Supplier<Subjects> all) {
            this.search = search;
            this.all = all;
        }

        @Override
        public boolean test(Subject subject) {
            Subjects now = all.get();
            Known ready = known;
            if (ready == null || ready.of() != now) {
                ready = new Known(
                        now,
                        search.find(now).stream()
                                .map(found -> found.image().id())
                                .collect(Collectors.toSet()));
                known = ready;
            }
            return ready.ids().contains(subject.image().id());
        }
    }
}
