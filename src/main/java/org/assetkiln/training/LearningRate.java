package org.assetkiln.training;

import org.assetkiln.training.settings.OptimizerSettings;
import org.assetkiln.training.settings.OptimizerSettings.Schedule;

/**
 * The factor on the learning rate at each step, as diffusers' get_scheduler gives it: a linear rise over the warm-up, then
 * constant, linear to 0, or half a cosine to 0 (Loshchilov and Hutter 2016, arXiv 1608.03983).
 */
final class LearningRate {
    private LearningRate() {}

    /**
     * @param done optimizer steps already made, 0 for the first step
     * @param steps optimizer steps in the whole run
     * @return 0 to 1
     */
    static double factor(OptimizerSettings settings, int done, int steps) {
        int warmup = settings.warmupSteps();
        if (done < warmup) {
            return (double) done / warmup;
        }
        double progress = (double) (done - warmup) / Math.max(1, steps - warmup);
        Schedule schedule = settings.schedule();
        return switch (schedule) {
            case CONSTANT -> 1;
            case LINEAR -> Math.max(0, 1 - progress);
            case COSINE -> Math.max(0, 0.5 * (1 + Math.cos(Math.PI * progress)));
        };
    }
}
