package org.assetkiln.imaging.style;

import org.assetkiln.imaging.measure.Measures;

/** How a picture is drawn: a number for each trait, NaN where it does not apply or nobody has looked. */
public final class Style {
    private final double[] values;

    private Style(double[] values) {
        this.values = values;
    }

    /**
     * @param width in pixels
     * @param height in pixels
     */
    public static Style of(Measures measures, int width, int height) {
        double[] values = new double[Trait.values().length];
        boolean known = measures.known();
        values[Trait.COLOURS.ordinal()] = known ? log2(Math.max(1, measures.colours())) : Double.NaN;
        values[Trait.LIGHTNESS.ordinal()] = measures.manner().lightness();
        values[Trait.CHROMA.ordinal()] = measures.manner().chroma();
        values[Trait.OUTLINE.ordinal()] = measures.manner().outline();
        values[Trait.SCALE.ordinal()] = known ? log2(measures.scale()) : Double.NaN;
        values[Trait.SIZE.ordinal()] = known ? log2(Math.max(width, height)) : Double.NaN;
        return new Style(values);
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    /** How much a picture has of a trait. */
    public double of(Trait trait) {
        return values[trait.ordinal()];
    }
}
