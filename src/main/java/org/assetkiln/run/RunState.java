package org.assetkiln.run;

/** Where a run stands. */
public enum RunState {
    /** Never started. */
    CREATED,
    RUNNING,
    /** Saved and ended on request, to be resumed. */
    PAUSED,
    /** Ended on request before its last step, with its result saved. */
    STOPPED,
    FINISHED,
    FAILED,
    /** It says that it runs, but its process is gone; it can be resumed from its last checkpoint. Never written. */
    LOST;

    /** Whether a worker can be started on the folder. */
    public boolean startable() {
        return this == CREATED || this == PAUSED || this == LOST || this == FAILED || this == STOPPED;
    }

    /** Whether nothing more happens unless someone starts it again. */
    public boolean ended() {
        return this != CREATED && this != RUNNING;
    }
}
