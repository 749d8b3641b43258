package org.assetkiln.project.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Files of captions that lie beside the images they are about, known by their names. */
public final class CaptionTables {
    private static final Map<String, EntryFiles> BY_NAME = Map.of(
            "metadata.jsonl",
            new MetadataLines(),
            "data.csv",
            new CaptionTable(),
            "captions.json",
            new KohyaJson(),
            SidecarFolder.REVIEWS,
            new KohyaJson());

    private CaptionTables() {}

    /** @param name of a file without folders */
    public static boolean isTable(String name) {
        return BY_NAME.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /** Whether a table adds only review states to captions that are in text files. */
    public static boolean onlyReviews(String name) {
        return name.equalsIgnoreCase(SidecarFolder.REVIEWS);
    }

    /**
     * Reads a table.
     *
     * @param name its usual name, whatever the file is called
     * @throws IOException with one sentence that names the file, and the place in it that is wrong
     */
    public static List<CaptionEntry> read(String name, Path file) throws IOException {
        EntryFiles form = BY_NAME.get(name.toLowerCase(Locale.ROOT));
        if (form == null) {
            throw new IllegalArgumentException(name + " is no table of captions.");
        }
        return form.read(file);
    }
}
