package org.assetkiln.captioning.settings;

import java.nio.file.Path;

/**
 * A caption that a person approved.
 *
 * @param image the picture's file
 * @param caption what it says; not blank
 */
public record Correction(Path image, String caption) {
    public Correction {
        if (caption.isBlank()) {
            throw new IllegalArgumentException(
                    "The caption of " + image + " is empty; nothing can be learned from it.");
        }
    }
}
