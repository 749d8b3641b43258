package org.assetkiln.training;

import org.assetkiln.training.Trainer.Outcome;
import org.assetkiln.training.event.TrainingEvent;

/** The work before the first step, which may take long: tells how far it is and ends when the user asks. */
final class Preparation {
    private final TrainingListener listener;
    private final TrainingControl control;
    private final boolean resumes;
    private boolean stopAsked;

    /** Thrown out of the work when the user has asked for its end; nothing has been learned by then. */
    static final class EndedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Outcome outcome;

        private EndedException(Outcome outcome) {
            super("The run ended before it began: " + outcome);
            this.outcome = outcome;
        }

        Outcome outcome() {
            return outcome;
        }
    }

    /** @param resumes whether steps have been made before, so that stopping leaves a result */
    Preparation(TrainingListener listener, TrainingControl control, boolean resumes) {
        this.listener = listener;
        this.control = control;
        this.resumes = resumes;
    }

    /**
     * Reports progress, then obeys.
     *
     * @throws EndedException if the user asked to pause or stop
     */
    void phase(String name, int done, int total) {
        listener.on(new TrainingEvent.Phase(name, done, total));
        obey();
    }

    /**
     * Looks for a request. A picture asked for now comes with those before the first step anyway; a resumed run that is
     * to stop is prepared to its end, because its result must be written.
     *
     * @throws EndedException if the user asked to pause or stop
     */
    void obey() {
        switch (control.poll()) {
            case PAUSE -> throw new EndedException(Outcome.PAUSED);
            case STOP -> {
                if (!resumes) {
                    throw new EndedException(Outcome.STOPPED);
                }
                stopAsked = true;
            }
            case SAMPLE, NONE -> {
                // go on
            }
        }
    }

    /** Whether a resumed run is to stop instead of making more steps. */
    boolean stopAsked() {
        return stopAsked;
    }
}
