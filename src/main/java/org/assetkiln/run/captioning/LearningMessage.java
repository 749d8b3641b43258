package org.assetkiln.run.captioning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.assetkiln.captioning.settings.CorrectionOutcome;
import org.assetkiln.captioning.settings.CorrectionProgress;
import org.assetkiln.run.job.JobMessage;

/** What a process tells in which a captioner learns; one JSON object a line, its property {@code type} names the record. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LearningMessage.Started.class, name = "started"),
    @JsonSubTypes.Type(value = LearningMessage.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = LearningMessage.Learned.class, name = "learned"),
    @JsonSubTypes.Type(value = LearningMessage.Done.class, name = "done"),
    @JsonSubTypes.Type(value = LearningMessage.Cancelled.class, name = "cancelled"),
    @JsonSubTypes.Type(value = LearningMessage.Failed.class, name = "failed"),
})
public sealed interface LearningMessage extends JobMessage {
    @Override
    @JsonIgnore
    default boolean last() {
        return this instanceof Done || this instanceof Cancelled || this instanceof Failed;
    }

    /** The job has left the queue. */
    record Started(String jobId) implements LearningMessage {}

    /** @param news what has happened */
    record Progress(String jobId, CorrectionProgress news) implements LearningMessage {}

    /** @param outcome whether there is a new captioner, and how it compares */
    record Learned(String jobId, CorrectionOutcome outcome) implements LearningMessage {}

    /** Nothing more comes; {@link Learned} came before. */
    record Done(String jobId) implements LearningMessage {}

    /** Ended on request; nothing was written. */
    record Cancelled(String jobId) implements LearningMessage {}

    /** @param message one sentence for the user */
    record Failed(String jobId, String message) implements LearningMessage {}
}
