package org.assetkiln.captioning.settings;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What happens while a captioner learns from corrections; the property {@code type} names the record in JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CorrectionProgress.Began.class, name = "began"),
    @JsonSubTypes.Type(value = CorrectionProgress.Unreadable.class, name = "unreadable"),
    @JsonSubTypes.Type(value = CorrectionProgress.Step.class, name = "step"),
    @JsonSubTypes.Type(value = CorrectionProgress.Judged.class, name = "judged"),
})
public sealed interface CorrectionProgress {
    /**
     * Pictures are read and parted.
     *
     * @param learned corrections it learns from
     * @param heldOut corrections it is judged by
     * @param steps how many steps follow at most
     */
    record Began(int learned, int heldOut, int steps) implements CorrectionProgress {}

    /**
     * A picture is left out.
     *
     * @param sentence why, naming the file
     */
    record Unreadable(String sentence) implements CorrectionProgress {}

    /**
     * A step of the optimizer.
     *
     * @param step from 1
     * @param steps at most
     * @param loss mean cross entropy a word, smoothed labels
     */
    record Step(int step, int steps, double loss) implements CorrectionProgress {}

    /**
     * The hold-out was judged.
     *
     * @param step after how many steps; 0 for the captioner as it was
     * @param loss mean cross entropy a word of the held-out captions, without smoothing; less is better
     */
    record Judged(int step, double loss) implements CorrectionProgress {}
}
