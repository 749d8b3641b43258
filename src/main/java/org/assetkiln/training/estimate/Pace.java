package org.assetkiln.training.estimate;

/**
 * How fast a machine is.
 *
 * @param start seconds until the model is loaded
 * @param forward multiply-adds a second in forward passes
 * @param learning multiply-adds a second in steps
 */
public record Pace(double start, double forward, double learning) {
    /** What an ordinary core does in a step: measured for SD 1.5 on a server's core, 36 billion. */
    private static final double CORE = 36e9;

    /** The same in forward passes, which move fewer values through the memory. */
    private static final double FORWARD_CORE = 50e9;

    /** Of a machine that nothing has been measured on. */
    public static Pace usual(int cores) {
        return new Pace(2.5, FORWARD_CORE * cores, CORE * cores);
    }

    /** With a step that takes so many seconds where so many were expected. */
    public Pace corrected(double expected, double measured) {
        return new Pace(start, forward * expected / measured, learning * expected / measured);
    }
}
