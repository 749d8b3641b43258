package org.assetkiln.imaging.style;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A picture and how far it is from the others of its set.
 *
 * @param index of the picture in the set
 * @param distance in spreads of the set, 0 and up; above about 3.5 it stands out (Iglewicz and Hoaglin 1993)
 * @param trait in which it differs most
 * @param higher whether it has more of it than the others
 */
public record Outlier(int index, double distance, Trait trait, boolean higher) {
    /** Consistent with the standard deviation of a normal distribution. */
    private static final double MAD = 1.4826;

    private record Usual(double median, double spread) {}

    /** All pictures of a set, those that fit it least first: by medians, which a few strangers do not move. */
    public static List<Outlier> of(List<Style> set) {
        Map<Trait, Usual> usual = new EnumMap<>(Trait.class);
        for (Trait trait : Trait.values()) {
            double[] values = set.stream()
                    .mapToDouble(style -> style.traits().get(trait))
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            if (values.length > 0) {
                double median = median(values);
                double[] off = Arrays.stream(values)
                        .map(value -> Math.abs(value - median))
                        .sorted()
                        .toArray();
                usual.put(trait, new Usual(median, Math.max(trait.least(), MAD * median(off))));
            }
        }
        List<Outlier> outliers = new ArrayList<>();
        for (int i = 0; i < set.size(); i++) {
            outliers.add(of(i, set.get(i), usual));
        }
        outliers.sort(Comparator.comparingDouble(Outlier::distance).reversed());
        return outliers;
    }

    private static Outlier of(int index, Style style, Map<Trait, Usual> usual) {
        var most = new Outlier(index, 0, Trait.SIZE, false);
        for (Map.Entry<Trait, Usual> entry : usual.entrySet()) {
            double value = style.traits().getOrDefault(entry.getKey(), Double.NaN);
            double off = (value - entry.getValue().median()) / entry.getValue().spread();
            if (Math.abs(off) > most.distance()) { // NaN is not
                most = new Outlier(index, Math.abs(off), entry.getKey(), off > 0);
            }
        }
        return most;
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
