package org.assetkiln.bench.captions;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import org.assetkiln.project.ReviewState;

/** Something that the scripted editor does. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = EditorOp.Write.class, name = "write"),
    @JsonSubTypes.Type(value = EditorOp.Batch.class, name = "batch"),
    @JsonSubTypes.Type(value = EditorOp.Draft.class, name = "draft"),
    @JsonSubTypes.Type(value = EditorOp.Undo.class, name = "undo"),
    @JsonSubTypes.Type(value = EditorOp.Redo.class, name = "redo"),
})
sealed interface EditorOp {
    /** One caption; {@code on} when the image was not left since the last write. */
    record Write(String image, String text, ReviewState state, boolean on) implements EditorOp {}

    /** Many captions in one step, all edited afterwards. */
    record Batch(Map<String, String> texts) implements EditorOp {}

    /** A captioner's text for an image, if it has none. */
    record Draft(String image, String text) implements EditorOp {}

    record Undo() implements EditorOp {}

    record Redo() implements EditorOp {}
}
