package org.assetkiln.run.job;

/** Something that a child process is asked to do. */
public interface Job {
    /** Unique among the jobs of a worker that have not ended. */
    String id();
}
