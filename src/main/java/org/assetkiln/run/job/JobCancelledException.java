package org.assetkiln.run.job;

/** Thrown through a {@link JobMaker} between two steps of a job that nobody wants any more. */
public final class JobCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public JobCancelledException(String jobId) {
        super("The job " + jobId + " was cancelled.");
    }
}
