package org.assetkiln.run.captioning;

/**
 * How far a {@link DraftRun} is.
 *
 * @param total images of the plan
 * @param drafted images whose captions are kept
 * @param skipped images that nobody wanted a draft of any more when their turn came
 * @param unreadable images that could not be looked at
 * @param secondsLeft as far as the pace so far tells; NaN while it tells nothing
 * @param message what went wrong, one sentence; empty when nothing did
 */
public record DraftProgress(
        State state, int total, int drafted, int skipped, int unreadable, double secondsLeft, String message) {

    /** What a run is doing. */
    public enum State {
        RUNNING,
        /** On request; goes on from where it was. */
        PAUSED,
        /** Cannot go on by itself; may be tried again. */
        FAILED,
        CANCELLED,
        DONE;

        /** Whether nothing more comes. */
        public boolean over() {
            return this == CANCELLED || this == DONE;
        }
    }

    /** Images that need nothing more. */
    public int done() {
        return drafted + skipped + unreadable;
    }
}
