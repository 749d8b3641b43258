package org.assetkiln.training.settings;

import java.util.List;
import java.util.Objects;

/**
 * The subject to learn.
 *
 * @param images absolute paths of the instance images
 * @param prompt the one instance prompt for all of them: a rare identifier and the class, "a photo of zkw slime"
 * @param repeats how often an epoch visits each of the images, 1 and up; empty for once each
 */
public record InstanceSettings(List<String> images, String prompt, List<Integer> repeats) {
    /** A settings file may lack the repeats. */
    public InstanceSettings {
        images = List.copyOf(images);
        repeats = List.copyOf(Objects.requireNonNullElse(repeats, List.of()));
    }

    /** Each image once an epoch. */
    public InstanceSettings(List<String> images, String prompt) {
        this(images, prompt, List.of());
    }

    /** How often an epoch visits an image. */
    public int repeats(int index) {
        return repeats.isEmpty() ? 1 : repeats.get(index);
    }
}
