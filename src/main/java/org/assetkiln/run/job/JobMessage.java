package org.assetkiln.run.job;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** What a child process tells of a job, one JSON object a line. */
public interface JobMessage {
    String jobId();

    /** Whether nothing more is said of the job. */
    @JsonIgnore
    boolean last();
}
