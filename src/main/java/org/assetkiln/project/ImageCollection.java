package org.assetkiln.project;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Images that belong together: what a search finds, or a fixed list.
 *
 * @param name not blank
 * @param query the search; null for a fixed list
 * @param images ids of a fixed list; empty for a search
 */
public record ImageCollection(String name, @Nullable String query, Set<String> images) {
    public ImageCollection {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A collection needs a name.");
        }
        images = Set.copyOf(images);
    }

    public static ImageCollection ofSearch(String name, String query) {
        return new ImageCollection(name, query, Set.of());
    }

    public static ImageCollection ofImages(String name, Set<String> images) {
        return new ImageCollection(name, null, images);
    }
}
