package org.assetkiln.diffusion.schedule;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assetkiln.model.config.SchedulerConfig;
import org.assetkiln.tensor.Noise;
import org.jspecify.annotations.Nullable;

/**
 * The pseudo linear multistep method, Liu et al. 2022, arXiv 2202.09778, algorithm 2; equal to diffusers' PNDMScheduler.
 * The first steps, for which there is no past yet, are of Runge-Kutta's method, or, as Stable Diffusion's configuration
 * has it, of lower order with the second one taken twice.
 */
public final class PndmSampler implements Sampler {
    /** Weights of the newest prediction, the one before and so on, by how many there are; formula 12. */
    private static final double[][] ADAMS_BASHFORTH = {
        {1}, {3 / 2d, -1 / 2d}, {23 / 12d, -16 / 12d, 5 / 12d}, {55 / 24d, -59 / 24d, 37 / 24d, -9 / 24d}
    };

    private final SchedulerConfig config;
    private final NoiseSchedule schedule;
    private final int steps;
    private final PndmTimesteps timesteps;
    /** Newest first, at most four. */
    private final List<NDArray> predictions = new ArrayList<>();

    private @Nullable NDArray start;
    private @Nullable NDArray total;
    private int calls;

    /**
     * A sampler.
     *
     * @param config the model's scheduler configuration, whichever scheduler it names
     * @param steps number of steps, 1 to the number of training steps; at least 4 with Runge-Kutta steps
     */
    public PndmSampler(SchedulerConfig config, int steps) {
        this.config = config;
        // diffusers' PNDM never rescales to no signal at the end.
        this.schedule = new NoiseSchedule(config, false);
        this.steps = steps;
        this.timesteps = PndmTimesteps.of(config, steps);
    }

    @Override
    public double[] timesteps() {
        return timesteps.all().clone();
    }

    @Override
    public int begin(double strength) {
        return Strength.begin(steps, strength);
    }

    @Override
    public NDArray step(NDArray modelOutput, int i, NDArray x, Noise noise) {
        int time = (int) timesteps.all()[i];
        NDArray result =
                calls < timesteps.rungeKutta() ? rungeKutta(modelOutput, time, x) : multistep(modelOutput, time, x);
        calls++;
        return result;
    }

    /** Four calls make one step: at its beginning, twice in its middle, at its end. */
    private NDArray rungeKutta(NDArray modelOutput, int time, NDArray x) {
        int stage = calls % 4;
        int from = (int) timesteps.all()[calls - stage];
        int to = time - (stage % 2 == 0 ? config.trainSteps() / steps / 2 : 0);
        if (stage == 0) {
            predictions.add(0, kept(modelOutput, x.getManager()));
            start = kept(x, x.getManager());
            total = modelOutput.mul(1 / 6f);
            total.attach(x.getManager());
            return transfer(from, to).of(x, modelOutput);
        }
        NDArray begun = Objects.requireNonNull(start);
        NDArray sum = Objects.requireNonNull(total);
        try (NDArray part = modelOutput.mul(stage == 3 ? 1 / 6f : 1 / 3f)) {
            sum.addi(part);
        }
        if (stage < 3) {
            return transfer(from, to).of(begun, modelOutput);
        }
        try (begun;
                sum) {
            return transfer(from, to).of(begun, sum);
        }
    }

    private NDArray multistep(NDArray modelOutput, int time, NDArray x) {
        int stride = config.trainSteps() / steps;
        if (calls == 1) {
            // The second step again, now with the mean of the predictions at both of its ends.
            try (NDArray begun = Objects.requireNonNull(start);
                    NDArray sum = modelOutput.add(predictions.get(0));
                    NDArray mean = sum.div(2)) {
                return transfer(time + stride, time).of(begun, mean);
            }
        }
        predictions.add(0, kept(modelOutput, x.getManager()));
        if (predictions.size() > 4) {
            predictions.remove(4).close();
        }
        if (calls == 0) {
            start = kept(x, x.getManager());
        }
        try (NDArray combined = combined()) {
            return transfer(time, time - stride).of(x, combined);
        }
    }

    private NDArray combined() {
        double[] weights = ADAMS_BASHFORTH[predictions.size() - 1];
        NDArray sum = predictions.get(0).mul((float) weights[0]);
        for (int i = 1; i < weights.length; i++) {
            try (NDArray part = predictions.get(i).mul((float) weights[i])) {
                sum.addi(part);
            }
        }
        return sum;
    }

    /** Formula 11: x at one time and the prediction there give x at another. */
    private Mix transfer(int from, int to) {
        double alpha = alpha(from);
        double alphaNext = alpha(to);
        double factor =
                (alphaNext - alpha) / (alpha * Math.sqrt(1 - alphaNext) + Math.sqrt(alpha * (1 - alpha) * alphaNext));
        Mix noise = Prediction.at(config.predictionType(), alpha).direction();
        return new Mix(Math.sqrt(alphaNext / alpha), 0).plus(noise.times(-factor));
    }

    private double alpha(int time) {
        if (time < 0) {
            return config.alphaToOneOr(false) ? 1 : schedule.alphaCumprod(0);
        }
        return schedule.alphaCumprod(Math.min(time, schedule.steps() - 1));
    }

    private static NDArray kept(NDArray array, NDManager manager) {
        NDArray copy = array.duplicate();
        copy.attach(manager);
        return copy;
    }

    @Override
    public NDArray noised(NDArray clean, NDArray noise, int i) {
        return Prediction.at(config.predictionType(), alpha((int) timesteps.all()[i]))
                .noised()
                .of(clean, noise);
    }
}
