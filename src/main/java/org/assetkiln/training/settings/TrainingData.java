package org.assetkiln.training.settings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What a run learns from; the property {@code type} names the record in JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DreamBoothData.class, name = "dreamBooth"),
    @JsonSubTypes.Type(value = CaptionedData.class, name = "captioned"),
})
public sealed interface TrainingData permits DreamBoothData, CaptionedData {
    /** Absolute paths of the images to learn. */
    @JsonIgnore
    List<String> files();

    /** How often an epoch visits an image, by its index among the files. */
    int repeats(int index);

    /** Prior preservation, off where there is none. */
    PriorSettings prior();

    /** Share of the images, 0 to 0.5, that are never learned and only measure the validation loss. */
    double holdOut();

    /** A prompt that calls for what is learned: the instance prompt, or the first caption; empty when there is none. */
    @JsonIgnore
    String prompt();
}
