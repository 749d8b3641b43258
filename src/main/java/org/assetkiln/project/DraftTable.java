package org.assetkiln.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.captioning.settings.CaptionCandidate;
import org.assetkiln.captioning.settings.CaptionSettings;
import org.assetkiln.files.Json;
import org.jspecify.annotations.Nullable;

/** What captioners wrote, all of it; the last one for an image is its draft. */
final class DraftTable {
    private final ProjectDatabase database;

    DraftTable(ProjectDatabase database) {
        this.database = database;
    }

    /** Within a transaction. */
    static void insert(ProjectDatabase database, Map<String, CaptionDraft> drafts) throws SQLException {
        for (Map.Entry<String, CaptionDraft> entry : drafts.entrySet()) {
            CaptionDraft draft = entry.getValue();
            database.execute(
                    "insert into draft (image, model, settings, candidates, made) values (?, ?, ?, ?, ?)",
                    entry.getKey(),
                    draft.model(),
                    Json.line(draft.settings()),
                    Json.line(draft.candidates()),
                    draft.made().toEpochMilli());
        }
    }

    /** All drafts of an image, the oldest first. */
    List<CaptionDraft> of(String image) {
        return database.query(DraftTable::draft, "select * from draft where image = ? order by number", image);
    }

    @Nullable
    CaptionDraft last(String image) {
        List<CaptionDraft> last = database.query(
                DraftTable::draft, "select * from draft where image = ? order by number desc limit 1", image);
        return last.isEmpty() ? null : last.get(0);
    }

    /** The last draft of every image that has one. */
    Map<String, CaptionDraft> all() {
        Map<String, CaptionDraft> all = new HashMap<>();
        database.query(
                row -> all.put(row.getString("image"), draft(row)),
                "select * from draft where number in (select max(number) from draft group by image)");
        return all;
    }

    private static CaptionDraft draft(ResultSet row) throws SQLException {
        try {
            List<CaptionCandidate> candidates =
                    Json.mapper().readValue(row.getString("candidates"), new TypeReference<>() {});
            CaptionSettings settings = Json.mapper().readValue(row.getString("settings"), CaptionSettings.class);
            return new CaptionDraft(
                    row.getString("model"), settings, candidates, Instant.ofEpochMilli(row.getLong("made")));
        } catch (JsonProcessingException e) {
            throw new SQLException("a draft is damaged", e);
        }
    }
}
