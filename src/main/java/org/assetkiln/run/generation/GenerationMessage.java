package org.assetkiln.run.generation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.assetkiln.run.job.JobMessage;
import org.jspecify.annotations.Nullable;

/** What a picture process tells, one JSON object a line; the property {@code type} names the record. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = GenerationMessage.Started.class, name = "started"),
    @JsonSubTypes.Type(value = GenerationMessage.Note.class, name = "note"),
    @JsonSubTypes.Type(value = GenerationMessage.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = GenerationMessage.Picture.class, name = "picture"),
    @JsonSubTypes.Type(value = GenerationMessage.Done.class, name = "done"),
    @JsonSubTypes.Type(value = GenerationMessage.Cancelled.class, name = "cancelled"),
    @JsonSubTypes.Type(value = GenerationMessage.Failed.class, name = "failed"),
})
public sealed interface GenerationMessage extends JobMessage {
    @Override
    @JsonIgnore
    default boolean last() {
        return this instanceof Done || this instanceof Cancelled || this instanceof Failed;
    }

    /** The job has left the queue. */
    record Started(String jobId) implements GenerationMessage {}

    /** @param text one sentence that the user should see, such as what a LoRA file changes */
    record Note(String jobId, String text) implements GenerationMessage {}

    /**
     * A sampler step is done.
     *
     * @param picture which of the job's pictures, 0 for the first
     * @param step steps done for this picture
     * @param steps steps a picture takes
     * @param previewFile absolute path of the picture as far as it has formed, null when there is none
     */
    record Progress(String jobId, int picture, int step, int steps, @Nullable String previewFile)
            implements GenerationMessage {}

    /**
     * A picture is there.
     *
     * @param index which of the job's pictures, 0 for the first
     * @param seed the seed it was made with
     * @param file absolute path
     */
    record Picture(String jobId, int index, long seed, String file) implements GenerationMessage {}

    /** All pictures are there. */
    record Done(String jobId) implements GenerationMessage {}

    /** Ended on request; pictures made until then stay. */
    record Cancelled(String jobId) implements GenerationMessage {}

    /** @param message one sentence for the user */
    record Failed(String jobId, String message) implements GenerationMessage {}
}
