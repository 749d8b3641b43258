package org.assetkiln.run.job;

import java.io.IOException;

/** The engine behind a child process. */
@FunctionalInterface
public interface JobMaker<J extends Job, M extends JobMessage> {
    /**
     * Does a job. When it was cancelled, telling throws {@link JobCancelledException}, which must be let through.
     *
     * @throws IOException with one sentence for the user
     */
    void make(J job, JobTeller<M> teller) throws IOException;
}
