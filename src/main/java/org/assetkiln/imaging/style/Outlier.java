package org.assetkiln.imaging.style;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A picture and how far it is from the others of its set.
 *
 * @param index of the picture in the set
 * @param distance in spreads of the set, 0 and up; above {@link #STANDS_OUT} it stands out
 * @param trait in which it differs most
 * @param higher whether it has more of it than the others
 */
public record Outlier(int index, double distance, Trait trait, boolean higher) {
    /** Of Iglewicz and Hoaglin 1993, "How to Detect and Handle Outliers". */
    public static final double STANDS_OUT = 3.5;

    /** All pictures of a set, those that fit it least first: by medians, which a few strangers do not move. */
    public static List<Outlier> of(List<Style> set) {
        Usual usual = Usual.of(set);
        List<Outlier> outliers = new ArrayList<>();
        for (int i = 0; i < set.size(); i++) {
            outliers.add(of(i, set.get(i), usual));
        }
        outliers.sort(Comparator.comparingDouble(Outlier::distance).reversed());
        return outliers;
    }

    /** Only the distances, in the order of the set. */
    public static double[] distances(List<Style> set) {
        Usual usual = Usual.of(set);
        return set.parallelStream()
                .mapToDouble(style -> of(0, style, usual).distance())
                .toArray();
    }

    private static Outlier of(int index, Style style, Usual usual) {
        Trait most = Trait.SIZE;
        double distance = 0;
        for (Trait trait : Trait.values()) {
            double off = Math.abs(usual.off(trait, style));
            if (off > distance) { // NaN is not
                most = trait;
                distance = off;
            }
        }
        return new Outlier(index, distance, most, usual.off(most, style) > 0);
    }
}
