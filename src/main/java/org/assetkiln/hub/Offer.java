package org.assetkiln.hub;

import java.util.List;

/**
 * A model that a repository offers: which files make it and how large they are.
 *
 * @param title what the user chooses by: "full precision", "half precision", or the name of a single file
 * @param folderName where it goes, below the folder of models
 * @param single whether it is one file; else a folder with {@code model_index.json}
 * @param files what is fetched, in this order
 */
public record Offer(String title, String folderName, boolean single, List<HubFile> files) {
    /** How the folder of a model in half precision ends. */
    public static final String HALF = "-fp16";

    public Offer {
        files = List.copyOf(files);
    }

    /** The size of all files together. */
    public long bytes() {
        return files.stream().mapToLong(HubFile::size).sum();
    }
}
