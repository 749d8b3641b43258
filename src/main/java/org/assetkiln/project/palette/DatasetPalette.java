package org.assetkiln.project.palette;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import org.assetkiln.files.Json;
import org.assetkiln.imaging.palette.Palette;
import org.assetkiln.project.Records;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The palette that was chosen for a project, kept in its database. */
public final class DatasetPalette {
    private static final Logger LOG = LoggerFactory.getLogger(DatasetPalette.class);
    private static final String KIND = "palette";
    /** There is one only. */
    private static final String NAME = "";

    private DatasetPalette() {}

    /** Null when none was chosen; one that cannot be read counts as none. */
    public static @Nullable Palette read(Records records) {
        String json = records.all(KIND).get(NAME);
        try {
            return json == null ? null : Json.mapper().readValue(json, Palette.class);
        } catch (JsonProcessingException e) {
            LOG.warn("The project's palette is damaged and left out.", e);
            return null;
        }
    }

    /**
     * Chooses a palette; null for none.
     *
     * @throws IOException with one sentence when it cannot be kept
     */
    public static void write(Records records, @Nullable Palette palette) throws IOException {
        Map<String, @Nullable String> kept =
                Collections.singletonMap(NAME, palette == null ? null : Json.line(palette));
        records.put(KIND, kept);
    }
}
