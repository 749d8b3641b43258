package org.assetkiln.run.job;

/** How the one who does a job tells of it. */
public interface JobTeller<M extends JobMessage> {
    /**
     * Tells something.
     *
     * @throws JobCancelledException when nobody wants the job any more
     */
    void tell(M message);

    /** Whether nobody wants the job any more; to be asked as often as the work can be left. */
    boolean cancelled();
}
