package org.assetkiln.run.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;

/** What a child process is told, one JSON object a line. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JobRequest.Take.class, name = "take"),
    @JsonSubTypes.Type(value = JobRequest.Cancel.class, name = "cancel"),
})
sealed interface JobRequest {
    /** Take these pictures after those asked for before. */
    record Take(JsonNode job) implements JobRequest {}

    /** Do not begin with a job, or leave it. */
    record Cancel(String jobId) implements JobRequest {}
}
