package org.assetkiln.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assetkiln.files.Json;
import org.jspecify.annotations.Nullable;

/**
 * Where a downloaded model came from; kept beside it as {@code assetkiln-origin.json}.
 *
 * @param repository its name on the Hub
 * @param revision what was asked for
 * @param commit what that was at the time
 * @param files what was fetched
 */
public record Origin(String repository, String revision, String commit, List<HubFile> files) {
    private static final String NAME = "assetkiln-origin.json";

    public Origin {
        files = List.copyOf(files);
    }

    static Origin of(Listing listing, Offer offer) {
        return new Origin(listing.repository().id(), listing.repository().revision(), listing.commit(), offer.files());
    }

    void write(Path folder) throws IOException {
        Json.write(folder.resolve(NAME), this);
    }

    /** The source of the model in a folder or of a single file in it; null when it was not downloaded here. */
    public static @Nullable Origin of(Path model) {
        Path file = Files.isDirectory(model) ? model.resolve(NAME) : model.resolveSibling(NAME);
        try {
            return Files.isRegularFile(file) ? Json.read(file, Origin.class) : null;
        } catch (IOException e) {
            return null; // it says where a model came from, no more
        }
    }
}
