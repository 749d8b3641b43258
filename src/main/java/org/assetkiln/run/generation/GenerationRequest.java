package org.assetkiln.run.generation;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a picture process is told, one JSON object a line. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = GenerationRequest.Make.class, name = "make"),
    @JsonSubTypes.Type(value = GenerationRequest.Cancel.class, name = "cancel"),
})
sealed interface GenerationRequest {
    /** Make these pictures after those asked for before. */
    record Make(GenerationJob job) implements GenerationRequest {}

    /** Do not make, or stop making, a job's pictures. */
    record Cancel(String jobId) implements GenerationRequest {}
}
