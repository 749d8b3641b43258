package org.assetkiln.training.estimate;

import org.assetkiln.training.settings.TrainingSettings;

/** How often a run does what, as the trainer does it. */
record Counts(TrainingSettings settings) {
    private static final int MOMENTS = 6;
    private static final int MOST_LEARNED = 8;
    private static final int MOST_HELD_OUT = 16;

    int images() {
        return settings.data().files().size();
    }

    /** Pictures in one forward pass of a step. */
    int pictures() {
        return settings.batchSize() * (settings.prior().enabled() ? 2 : 1);
    }

    long passes() {
        return (long) settings.steps() * settings.accumulationSteps();
    }

    /** How often pictures are sampled and the loss is measured: at the start, now and then, at the end. */
    int rows() {
        int every = settings.sampling().every();
        return every == 0 ? 2 : 1 + settings.steps() / every + (settings.steps() % every == 0 ? 0 : 1);
    }

    long samples() {
        return (long) rows() * settings.sampling().prompts().size();
    }

    /** Forward passes for one picture that measuring the loss takes in all. */
    long validations() {
        double share = settings.data().holdOut();
        long held = share <= 0 || images() < 2
                ? Math.min(MOST_LEARNED, images())
                : Math.min(MOST_HELD_OUT, Math.max(1, Math.round(share * images())));
        return rows() * held * MOMENTS;
    }

    /** Forward passes for one picture that a sample takes. */
    int denoisings() {
        return settings.sampling().steps() * (settings.sampling().guidance() > 1 ? 2 : 1);
    }

    /** That are there at the same time, at most. */
    int checkpoints() {
        int every = settings.checkpointEvery();
        int kept = settings.output().checkpoints();
        int made = every == 0 ? 1 : settings.steps() / every + (settings.steps() % every == 0 ? 0 : 1);
        // The newest, the best, and the one that is just being written.
        return kept == 0 ? made : Math.min(made, kept + 2);
    }
}
