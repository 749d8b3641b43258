package org.assetkiln.diffusion.schedule;

import ai.djl.ndarray.NDArray;
import org.assetkiln.model.config.SchedulerConfig;
import org.assetkiln.tensor.Noise;
import org.jspecify.annotations.Nullable;

/**
 * DPM-Solver++ (2M), the multistep solver of second order with midpoints, Lu et al. 2022, arXiv 2211.01095, algorithm 2;
 * equal to diffusers' DPMSolverMultistepScheduler with its defaults for order, algorithm and solver.
 */
public final class DpmSampler implements Sampler {
    private final SchedulerConfig config;
    private final Sigmas sigmas;
    private @Nullable NDArray cleanBefore;

    /**
     * A sampler.
     *
     * @param config the model's scheduler configuration, whichever scheduler it names
     * @param steps number of steps, 1 to one less than those of training
     * @param karras whether to take the noise levels of Karras et al. 2022, arXiv 2206.00364, even if the configuration
     *     does not ask for them
     */
    public DpmSampler(SchedulerConfig config, int steps, boolean karras) {
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
        double h = logSnr(next) - logSnr(now);
        double weight = -next.signal() * Math.expm1(-h);
        NDArray clean = now.clean().of(x, modelOutput);
        NDArray result;
        if (cleanBefore == null || firstOrder(i)) {
            result = new Mix(next.noise() / now.noise(), weight).of(x, clean);
        } else {
            double slope = weight / 2 * h / (logSnr(now) - logSnr(prediction(i - 1)));
            result = new Mix(next.noise() / now.noise(), weight + slope).of(x, clean);
            try (NDArray correction = cleanBefore.mul((float) slope)) {
                result.subi(correction);
            }
        }
        remember(clean);
        return result;
    }

    private boolean firstOrder(int i) {
        int steps = sigmas.timesteps().length;
        boolean lower = config.method().eulerAtFinal()
                || config.method().lowerOrderFinal() && steps < 15
                || !config.finalSigmaMin();
        // Leading spacing with an offset can begin twice at the noisiest level, between which there is no slope.
        boolean sameLevel = i > 0 && sigmas.sigmas()[i] == sigmas.sigmas()[i - 1];
        return i == steps - 1 && lower || sameLevel;
    }

    private void remember(NDArray clean) {
        if (cleanBefore != null) {
            cleanBefore.close();
        }
        cleanBefore = clean;
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
