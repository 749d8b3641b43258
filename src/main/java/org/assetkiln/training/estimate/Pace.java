package org.assetkiln.training.estimate;

/**
 * How fast a machine is.
 *
 * @param start seconds until the model is loaded
 * @param forward multiply-adds a second in forward passes
 * @param learning multiply-adds a second in steps
 */
public record Pace(double start, double forward, double learning) {
    /** What an ordinary core does: measured for SD 1.5 on a server's core, 36 billion. */
    private static final double CORE = 36e9;

    /** Of a machine that nothing has been measured on. */
    public static Pace usual(int cores) {
        return new Pace(5, CORE * cores, CORE * cores);
    }

    /** With a step that takes so many seconds where so many were expected. */
    public Pace corrected(double expected, double measured) {
        return new Pace(start, forward * expected / measured, learning * expected / measured);
    }
}
