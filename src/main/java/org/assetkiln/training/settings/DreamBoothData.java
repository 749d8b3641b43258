package org.assetkiln.training.settings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Objects;

/**
 * DreamBooth (Ruiz et al. 2022, arXiv 2208.12242): one prompt for all images of a subject.
 *
 * @param instance the subject: images and prompt
 * @param prior prior preservation
 * @param holdOut share of the instance images that only measure; usually 0, because there are few
 */
public record DreamBoothData(InstanceSettings instance, PriorSettings prior, double holdOut) implements TrainingData {
    /** A settings file written by hand may lack a part. */
    public DreamBoothData {
        Objects.requireNonNull(instance, "instance is missing");
        Objects.requireNonNull(prior, "prior is missing");
    }

    /** All images are learned. */
    public DreamBoothData(InstanceSettings instance, PriorSettings prior) {
        this(instance, prior, 0);
    }

    @Override
    @JsonIgnore
    public List<String> files() {
        return instance.images();
    }

    @Override
    public int repeats(int index) {
        return instance.repeats(index);
    }

    @Override
    @JsonIgnore
    public String prompt() {
        return instance.prompt();
    }
}
