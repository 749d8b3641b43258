package org.assetkiln.project.search;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** By what images can be sorted. */
sealed interface SortKey {
    /** Whether it says the same of an image as long as image, caption and the dataset's palette stay. */
    boolean lasting();

    int[] ranks(List<Subject> all, int[] places);

    /** NaN comes last. */
    record Number(boolean lasting, ToDoubleFunction<Subject> of) implements SortKey {
        @Override
        public int[] ranks(List<Subject> all, int[] places) {
            return Ranks.of(Arrays.stream(places)
                    .parallel()
                    .mapToDouble(place -> of.applyAsDouble(all.get(place)))
                    .toArray());
        }
    }

    /** In the order of the letters' numbers. */
    record Text(Function<Subject, String> of) implements SortKey {
        @Override
        public boolean lasting() {
            return true;
        }

        @Override
        public int[] ranks(List<Subject> all, int[] places) {
            return Ranks.of(Arrays.stream(places)
                    .mapToObj(place -> of.apply(all.get(place)))
                    .toArray(String[]::new));
        }
    }
}
