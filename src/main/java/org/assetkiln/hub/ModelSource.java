package org.assetkiln.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assetkiln.files.Json;
import org.jspecify.annotations.Nullable;

/**
 * Where a downloaded model came from; kept beside it as {@code assetkiln-source.json}.
 *
 * @param repository its name on the Hub
 * @param revision what was asked for
 * @param commit what that was at the time
 * @param files what was fetched
 */
public record ModelSource(String repository, String revision, String commit, List<HubFile> files) {
    private static final String NAME = "assetkiln-source.json";

    public ModelSource {
        files = List.copyOf(files);
    }

    static ModelSource of(Listing listing, Offer offer) {
        return new ModelSource(
                listing.repository().id(), listing.repository().revision(), listing.commit(), offer.files());
    }

    void write(Path folder) throws IOException {
        Json.write(folder.resolve(NAME), this);
    }

    /** The source of the model in a folder or of a single file in it; null when it was not downloaded here. */
    public static @Nullable ModelSource of(Path model) {
        Path folder = Files.isDirectory(model) ? model : model.toAbsolutePath().getParent();
        Path file = folder.resolve(NAME);
        try {
            return Files.isRegularFile(file) ? Json.read(file, ModelSource.class) : null;
        } catch (IOException e) {
            return null; // it says where a model came from, no more
        }
    }
}
