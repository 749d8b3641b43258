package org.assetkiln.run.generation;

/** Thrown through a {@link PictureMaker} between two steps of a job that nobody wants any more. */
public final class JobCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1;

    JobCancelledException(String jobId) {
        super("The job " + jobId + " was cancelled.");
    }
}
