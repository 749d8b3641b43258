package org.assetkiln.training;

/** What the user asks of a run while it goes on; the trainer looks after each step. */
@FunctionalInterface
public interface TrainingControl {
    /** A request; each is returned once. */
    enum Request {
        /** Nothing asked. */
        NONE,
        /** Save a checkpoint and end, to be resumed. */
        PAUSE,
        /** Save a checkpoint and the result and end. */
        STOP,
        /** Make the sample pictures now. */
        SAMPLE
    }

    Request poll();
}
