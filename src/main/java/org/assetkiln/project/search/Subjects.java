package org.assetkiln.project.search;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All images of a dataset as searches look at them, with the orders that they were once sorted in. To be made anew when an
 * image, a caption or the dataset's palette is another one. For several threads.
 */
public final class Subjects {
    private final List<Subject> all;
    private final Map<SortKey, int[]> ranks = new ConcurrentHashMap<>();
    private volatile double @Nullable [] unlike;

    /** @param all in the order of the project; it must not change */
    public Subjects(List<Subject> all) {
        this.all = all;
    }

    /** In the order of the project. */
    public List<Subject> all() {
        return all;
    }

    /** How unlike the rest each of some of them is drawn, in the order of the places. */
    double[] unlike(int[] places) {
        if (places.length < all.size()) {
            return Likeness.unlike(all, places);
        }
        double[] known = unlike;
        if (known == null) {
            known = Likeness.unlike(all, places);
            unlike = known;
        }
        return known;
    }

    /** The ranks of some of them, in the order of the places. */
    int[] ranks(SortKey key, int[] places) {
        if (!key.lasting()) {
            return key.ranks(all, places);
        }
        int[] every = ranks.computeIfAbsent(
                key, k -> k.ranks(all, IntStream.range(0, all.size()).toArray()));
        return Arrays.stream(places).map(place -> every[place]).toArray();
    }
}
