package org.assetkiln.project.recipes;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.HashMap;
import java.util.Map;
import org.assetkiln.files.Json;
import org.assetkiln.project.Records;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which images of a project are sheets that were sliced, and which are slices of them. A sliced sheet is not trained on: its
 * slices are.
 *
 * @param sheets how each was sliced, by its id
 * @param slices where each comes from, by its id
 */
public record Sheets(Map<String, SliceSettings> sheets, Map<String, Provenance> slices) {
    /** Nothing was sliced. */
    public static final Sheets NONE = new Sheets(Map.of(), Map.of());

    static final String SHEET = "sheet";
    static final String SLICE = "slice";

    private static final Logger LOG = LoggerFactory.getLogger(Sheets.class);

    public Sheets {
        sheets = Map.copyOf(sheets);
        slices = Map.copyOf(slices);
    }

    public static Sheets read(Records records) {
        return new Sheets(all(records, SHEET, SliceSettings.class), all(records, SLICE, Provenance.class));
    }

    private static <T> Map<String, T> all(Records records, String kind, Class<T> type) {
        Map<String, T> all = new HashMap<>();
        records.all(kind).forEach((name, json) -> {
            try {
                all.put(name, Json.mapper().readValue(json, type));
            } catch (JsonProcessingException e) {
                LOG.warn("The {} '{}' is damaged and left out.", kind, name, e);
            }
        });
        return all;
    }

    public boolean isSheet(String image) {
        return sheets.containsKey(image);
    }
}
