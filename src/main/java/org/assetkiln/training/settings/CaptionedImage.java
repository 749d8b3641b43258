package org.assetkiln.training.settings;

import java.util.List;
import java.util.Objects;

/**
 * An image and what may be said of it.
 *
 * @param file absolute path
 * @param captions one or several
 * @param repeats how often an epoch visits it, 1 and up; 0 in a file means 1
 */
public record CaptionedImage(String file, List<String> captions, int repeats) {
    /** A settings file written by hand may lack a part. */
    public CaptionedImage {
        Objects.requireNonNull(file, "file is missing");
        captions = List.copyOf(Objects.requireNonNull(captions, "captions are missing"));
        repeats = repeats == 0 ? 1 : repeats;
    }

    /** An image that every epoch visits once. */
    public static CaptionedImage of(String file, String... captions) {
        return new CaptionedImage(file, List.of(captions), 1);
    }
}
