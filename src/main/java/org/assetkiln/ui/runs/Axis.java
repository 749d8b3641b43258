package org.assetkiln.ui.runs;

import java.util.ArrayList;
import java.util.List;

/**
 * One axis of a chart.
 *
 * @param low the value at its start
 * @param high the value at its end, greater than low
 * @param logarithmic whether equal factors take equal room; low must then be greater than 0
 */
record Axis(double low, double high, boolean logarithmic) {
    /** Where a value lies: 0 at the start, 1 at the end. */
    double position(double value) {
        if (logarithmic) {
            return (Math.log(Math.max(value, Double.MIN_NORMAL)) - Math.log(low)) / (Math.log(high) - Math.log(low));
        }
        return (value - low) / (high - low);
    }

    /** The value at a position. */
    double value(double position) {
        if (logarithmic) {
            return Math.exp(Math.log(low) + position * (Math.log(high) - Math.log(low)));
        }
        return low + position * (high - low);
    }

    /** Round values inside the axis, about as many as asked. */
    List<Double> ticks(int about) {
        if (logarithmic && high / low > 5) {
            return logarithmicTicks(about);
        }
        double step = roundStep((high - low) / Math.max(1, about));
        var ticks = new ArrayList<Double>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private List<Double> logarithmicTicks(int about) {
        var ticks = new ArrayList<Double>();
        double decades = Math.log10(high / low);
        double[] mantissas = decades > about ? new double[] {1} : new double[] {1, 2, 5};
        int every = Math.max(1, (int) Math.ceil(decades / Math.max(1, about)));
        for (int e = (int) Math.floor(Math.log10(low)); e <= Math.log10(high); e += every) {
            for (double mantissa : mantissas) {
                double tick = mantissa * Math.pow(10, e);
                if (tick >= low && tick <= high) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    private static double roundStep(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double mantissa = rough / power;
        return power * (mantissa <= 1 ? 1 : mantissa <= 2 ? 2 : mantissa <= 5 ? 5 : 10);
    }

    /** An axis around what there is, with some air; 0 to 1 around nothing. */
    static Axis around(Curve.Extremes extremes, boolean logarithmic) {
        if (!extremes.any()) {
            return new Axis(logarithmic ? 0.01 : 0, 1, logarithmic);
        }
        if (logarithmic) {
            double low = Math.max(extremes.low(), 1e-12);
            double high = Math.max(extremes.high(), low);
            return new Axis(low / 1.15, high * 1.15, true);
        }
        double room = extremes.high() - extremes.low();
        double air = room > 0 ? room * 0.06 : Math.max(Math.abs(extremes.high()) * 0.1, 1e-9);
        double low = extremes.low() - air;
        return new Axis(extremes.low() >= 0 ? Math.max(0, low) : low, extremes.high() + air, false);
    }
}
