package org.assetkiln.training;

/**
 * The factor on the loss that keeps gradients within the range of FP16 (Micikevicius et al. 2017, arXiv 1710.03740). It is
 * halved when a gradient overflows, whose step is left out, and doubled after many steps without. Other precisions need
 * none: their factor is 1 and stays.
 */
final class LossScale {
    private static final double FIRST = 65536;
    private static final int GOOD_STEPS = 2000;

    private final boolean used;
    private State state;

    /**
     * What a resumed run takes up.
     *
     * @param factor on the loss; 0 in checkpoints of runs that knew none
     * @param goodSteps steps without overflow since the factor was changed
     */
    record State(double factor, int goodSteps) {}

    /** @param used whether the numbers need it */
    LossScale(boolean used) {
        this.used = used;
        this.state = new State(used ? FIRST : 1, 0);
    }

    double factor() {
        return state.factor();
    }

    State state() {
        return state;
    }

    void restore(State saved) {
        if (used && saved.factor() > 0) {
            state = saved;
        }
    }

    /**
     * Takes in how a step went.
     *
     * @param fine whether all gradients were finite
     * @return whether the step counts as left out, after which training goes on with a smaller factor
     * @throws TrainingException if the gradients overflow even with a factor of 1
     */
    boolean leftOut(boolean fine) throws TrainingException {
        if (!used) {
            return false;
        }
        if (!fine) {
            if (state.factor() <= 1) {
                throw new TrainingException(
                        "The gradients are too large for FP16: choose BF16 or FP32 as the run's" + " precision.");
            }
            state = new State(state.factor() / 2, 0);
            return true;
        }
        boolean grows = state.goodSteps() + 1 == GOOD_STEPS;
        state = grows ? new State(state.factor() * 2, 0) : new State(state.factor(), state.goodSteps() + 1);
        return false;
    }
}
