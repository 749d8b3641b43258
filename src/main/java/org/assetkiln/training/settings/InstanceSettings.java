package org.assetkiln.training.settings;

import java.util.List;

/**
 * The subject to learn.
 *
 * @param images absolute paths of the instance images
 * @param prompt the one instance prompt for all of them: a rare identifier and the class, "a photo of zkw slime"
 */
public record InstanceSettings(List<String> images, String prompt) {
    public InstanceSettings {
        images = List.copyOf(images);
    }
}
