package org.assetkiln.imaging.style;

/** One thing that pictures of a set have in common. */
public enum Trait {
    /** Number of colours, as a power of two. */
    COLOURS(0.5, "many more colours", "far fewer colours"),
    /** Mean lightness of visible pixels in OkLab, 0 to 1. */
    LIGHTNESS(0.05, "much lighter", "much darker"),
    /** Mean distance from grey of visible pixels in OkLab, 0 to about 0.3. */
    CHROMA(0.02, "more colourful", "greyer"),
    /** Share of the pixels beside transparency that are dark, 0 to 1; NaN in a picture without transparency. */
    OUTLINE(0.1, "more of a dark outline", "less of a dark outline"),
    /** Edge of a native pixel, as a power of two. */
    SCALE(0.25, "larger pixels", "smaller pixels"),
    /** Longer side in pixels, as a power of two. */
    SIZE(0.25, "a larger picture", "a smaller picture");

    private final double least;
    private final String more;
    private final String less;

    Trait(double least, String more, String less) {
        this.least = least;
        this.more = more;
        this.less = less;
    }

    /** Smallest spread that is believed: in a set of equal pictures nothing would be usual otherwise. */
    double least() {
        return least;
    }

    /** How a picture with more or less of it than the rest is described. */
    public String words(boolean higher) {
        return higher ? more : less;
    }
}
