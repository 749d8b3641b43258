package org.assetkiln.diffusion.schedule;

import ai.djl.ndarray.NDArray;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.assetkiln.model.config.SchedulerConfig;
import org.assetkiln.tensor.Noise;

/**
 * DPM-Solver++ (2M), the multistep solver of second order with midpoints, Lu et al. 2022, arXiv 2211.01095, algorithm 2, or
 * of another order where the configuration says so; equal to diffusers' DPMSolverMultistepScheduler without noise.
 */
public final class DpmSampler implements Sampler {
    private final SchedulerConfig config;
    private final Sigmas sigmas;
    /** Estimates of the steps before, the latest first. */
    private final Deque<NDArray> cleans = new ArrayDeque<>();

    /**
     * A sampler.
     *
     * @param config the model's scheduler configuration, whichever scheduler it names
     * @param steps number of steps, 1 to one less than those of training
     * @param karras whether to take the noise levels of Karras et al. 2022, arXiv 2206.00364, even if the configuration
     *     does not ask for them
     * @throws IllegalArgumentException with one sentence if the configuration asks for a solver that is not there
     */
    public DpmSampler(SchedulerConfig config, int steps, boolean karras) {
        config.method().solver().problem().ifPresent(sentence -> {
            throw new IllegalArgumentException(sentence);
        });
        this.config = config;
        this.sigmas = Sigmas.solver(config, steps, karras || config.karrasSigmas());
    }

    @Override
    public double[] timesteps() {
        return sigmas.timesteps().clone();
    }

    @Override
    public NDArray step(NDArray modelOutput, int i, NDArray x, Noise noise) {
        Prediction now = prediction(i);
        Prediction next = prediction(i + 1);
        NDArray clean = now.clean().of(x, modelOutput);
        DpmStep step = DpmStep.of(
                order(i),
                config.method().solver().heun(),
                next.signal(),
                logSnr(next) - logSnr(now),
                i > 0 ? logSnr(now) - logSnr(prediction(i - 1)) : 0,
                i > 1 ? logSnr(prediction(i - 1)) - logSnr(prediction(i - 2)) : 0);
        NDArray result = new Mix(next.noise() / now.noise(), step.now()).of(x, clean);
        Iterator<NDArray> older = cleans.iterator();
        for (double weight : new double[] {step.before(), step.beforeThat()}) {
            if (weight != 0) {
                try (NDArray correction = older.next().mul((float) weight)) {
                    result.addi(correction);
                }
            }
        }
        remember(clean);
        return result;
    }

    /** Of this step: one less than there are estimates, and low at the end as the configuration says. */
    private int order(int i) {
        int steps = sigmas.timesteps().length;
        boolean few = config.method().lowerOrderFinal() && steps < 15;
        boolean lower = config.method().eulerAtFinal() || few || !config.finalSigmaMin();
        if (i == steps - 1 && lower || cleans.isEmpty() || sameLevel(i)) {
            return 1;
        }
        boolean second = i == steps - 2 && few || cleans.size() < 2 || sameLevel(i - 1);
        return Math.min(config.method().solver().order(), second ? 2 : 3);
    }

    /** Leading spacing with an offset can begin twice at the noisiest level, between which there is no slope. */
    private boolean sameLevel(int i) {
        return i > 0 && sigmas.sigmas()[i] == sigmas.sigmas()[i - 1];
    }

    private void remember(NDArray clean) {
        cleans.addFirst(clean);
        if (cleans.size() == config.method().solver().order()) {
            cleans.removeLast().close();
        }
    }

    @Override
    public NDArray noised(NDArray clean, NDArray noise, int i) {
        return prediction(i).noised().of(clean, noise);
    }

    /** At the level before step i, with signal² + noise² = 1. */
    private Prediction prediction(int i) {
        double sigma = sigmas.sigmas()[i];
        double signal = 1 / Math.sqrt(sigma * sigma + 1);
        return new Prediction(config.predictionType(), signal, sigma * signal);
    }

    private static double logSnr(Prediction at) {
        return Math.log(at.signal()) - Math.log(at.noise());
    }
}
