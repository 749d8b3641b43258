package org.assetkiln.imaging.style;

import java.util.Arrays;
import java.util.List;

/**
 * What is usual in a set of pictures.
 *
 * @param medians of each trait, NaN where no picture has it
 * @param spreads the median distance from the median, as standard deviations of a normal distribution
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Usual(double[] medians, double[] spreads) {
    /** Consistent with the standard deviation of a normal distribution. */
    private static final double MAD = 1.4826;

    static Usual of(List<Style> set) {
        Trait[] traits = Trait.values();
        double[] medians = new double[traits.length];
        double[] spreads = new double[traits.length];
        Arrays.stream(traits).parallel().forEach(trait -> {
            double[] values = set.stream()
                    .mapToDouble(style -> style.of(trait))
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            double median = median(values);
            double[] off =
                    Arrays.stream(values).map(value -> Math.abs(value - median)).toArray();
            medians[trait.ordinal()] = median;
            spreads[trait.ordinal()] = Math.max(trait.least(), MAD * median(off));
        });
        return new Usual(medians, spreads);
    }

    /** How many spreads a picture has more of a trait than is usual; NaN where it does not apply. */
    double off(Trait trait, Style style) {
        return (style.of(trait) - medians[trait.ordinal()]) / spreads[trait.ordinal()];
    }

    /** NaN of none; changes the order of the values. */
    private static double median(double[] values) {
        int middle = values.length / 2;
        if (values.length == 0) {
            return Double.NaN;
        }
        double upper = select(values, middle);
        return values.length % 2 == 1 ? upper : (select(values, middle - 1) + upper) / 2;
    }

    /** The value that sorting would put at a place: Hoare 1961, "Find", in time proportional to the length. */
    private static double select(double[] values, int place) {
        int left = 0;
        int right = values.length - 1;
        while (left < right) {
            double pivot = values[(left + right) >>> 1];
            int i = left;
            int j = right;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double swapped = values[i];
                    values[i++] = values[j];
                    values[j--] = swapped;
                }
            }
            if (place <= j) {
                right = j;
            } else if (place >= i) {
                left = i;
            } else {
                break;
            }
        }
        return values[place];
    }
}
