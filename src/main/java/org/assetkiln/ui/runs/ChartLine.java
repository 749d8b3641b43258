package org.assetkiln.ui.runs;

/**
 * One line of the chart.
 *
 * @param name for the legend and the reading under the pointer
 * @param curve its points
 * @param tone how it is drawn
 */
record ChartLine(String name, Curve curve, Tone tone) {
    /** The part a line plays. */
    enum Tone {
        /** Every value as it came: grey, thin. */
        RAW,
        /** The main line: the accent colour. */
        MAIN,
        /** A second line beside the main one. */
        SECOND,
        /** A third and a fourth line of the same kind. */
        THIRD,
        FOURTH,
        /** Few points worth a mark each. */
        MARKED
    }
}
