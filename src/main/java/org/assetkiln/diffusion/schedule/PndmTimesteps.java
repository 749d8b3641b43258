package org.assetkiln.diffusion.schedule;

import java.util.stream.DoubleStream;
import org.assetkiln.model.config.SchedulerConfig;

/**
 * The times of PNDM's calls.
 *
 * @param all from the noisiest down
 * @param rungeKutta how many of them, at the beginning, are of the Runge-Kutta steps
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves this package
record PndmTimesteps(double[] all, int rungeKutta) {
    private static final int RUNGE_KUTTA_STEPS = 3;

    static PndmTimesteps of(SchedulerConfig config, int steps) {
        double[] plain = Timesteps.whole(config, steps);
        if (config.method().skipRungeKutta()) {
            return new PndmTimesteps(secondTwice(plain), 0);
        }
        if (steps <= RUNGE_KUTTA_STEPS) {
            throw new IllegalArgumentException("PNDM takes at least " + (RUNGE_KUTTA_STEPS + 1)
                    + " steps with this model, not " + steps + ": raise the steps or choose DDIM.");
        }
        double half = config.trainSteps() / steps / 2;
        double[] all = new double[4 * RUNGE_KUTTA_STEPS + steps - RUNGE_KUTTA_STEPS];
        for (int i = 0; i < RUNGE_KUTTA_STEPS; i++) {
            all[4 * i] = plain[i];
            all[4 * i + 1] = plain[i + 1] + half;
            all[4 * i + 2] = plain[i + 1] + half;
            all[4 * i + 3] = plain[i + 1];
        }
        System.arraycopy(plain, RUNGE_KUTTA_STEPS, all, 4 * RUNGE_KUTTA_STEPS, steps - RUNGE_KUTTA_STEPS);
        return new PndmTimesteps(all, 4 * RUNGE_KUTTA_STEPS);
    }

    private static double[] secondTwice(double[] plain) {
        if (plain.length == 1) {
            return plain;
        }
        return DoubleStream.concat(
                        DoubleStream.of(plain[0], plain[1]),
                        DoubleStream.of(plain).skip(1))
                .toArray();
    }
}
