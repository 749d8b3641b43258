package org.assetkiln.captioning.settings;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.assetkiln.imaging.Pictures;
import org.assetkiln.imaging.recipe.Recipe;
import org.jspecify.annotations.Nullable;

/**
 * A caption that a person approved.
 *
 * @param image the picture's file
 * @param caption what it says; not blank
 * @param recipe how the picture is prepared first; null for the file as it is
 */
public record Correction(Path image, String caption, @Nullable Recipe recipe) {
    public Correction {
        if (caption.isBlank()) {
            throw new IllegalArgumentException(
                    "The caption of " + image + " is empty; nothing can be learned from it.");
        }
    }

    /** A caption of a file as it is. */
    public Correction(Path image, String caption) {
        this(image, caption, null);
    }

    /** The picture as the captioner is to look at it. */
    public BufferedImage picture() throws IOException {
        BufferedImage picture = Pictures.read(image);
        return recipe == null
                ? picture
                : recipe.onGround(picture, image.getFileName().toString());
    }
}
