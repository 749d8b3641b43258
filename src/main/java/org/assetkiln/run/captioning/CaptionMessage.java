package org.assetkiln.run.captioning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.assetkiln.captioning.settings.CaptionCandidate;
import org.assetkiln.run.job.JobMessage;

/** What a captioning process tells, one JSON object a line; the property {@code type} names the record. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CaptionMessage.Started.class, name = "started"),
    @JsonSubTypes.Type(value = CaptionMessage.Ready.class, name = "ready"),
    @JsonSubTypes.Type(value = CaptionMessage.Drafted.class, name = "drafted"),
    @JsonSubTypes.Type(value = CaptionMessage.Unreadable.class, name = "unreadable"),
    @JsonSubTypes.Type(value = CaptionMessage.Done.class, name = "done"),
    @JsonSubTypes.Type(value = CaptionMessage.Cancelled.class, name = "cancelled"),
    @JsonSubTypes.Type(value = CaptionMessage.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = CaptionMessage.Crashed.class, name = "crashed"),
})
public sealed interface CaptionMessage extends JobMessage {
    @Override
    @JsonIgnore
    default boolean last() {
        return this instanceof Done || this instanceof Cancelled || this instanceof Failed || this instanceof Crashed;
    }

    /** The job has left the queue. */
    record Started(String jobId) implements CaptionMessage {}

    /** The captioner is loaded; the pictures come next. */
    record Ready(String jobId) implements CaptionMessage {}

    /**
     * A picture has its captions.
     *
     * @param image the picture's name in the job
     * @param candidates the best first, at least one
     */
    record Drafted(String jobId, String image, List<CaptionCandidate> candidates) implements CaptionMessage {}

    /**
     * A picture cannot be looked at.
     *
     * @param image the picture's name in the job
     * @param problem why and what to do, one sentence
     */
    record Unreadable(String jobId, String image, String problem) implements CaptionMessage {}

    /** Every picture was looked at. */
    record Done(String jobId) implements CaptionMessage {}

    /** Ended on request; captions told of until then count. */
    record Cancelled(String jobId) implements CaptionMessage {}

    /** @param message one sentence for the user; trying again will not help */
    record Failed(String jobId, String message) implements CaptionMessage {}

    /** @param message one sentence for the user; the process ended, a new one may fare better */
    record Crashed(String jobId, String message) implements CaptionMessage {}
}
