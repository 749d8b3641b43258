package org.assetkiln.project.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assetkiln.files.AtomicFiles;
import org.assetkiln.files.Json;
import org.assetkiln.project.SidecarText;

/** A JSON object a line. */
final class MetadataLines implements EntryFiles {
    @Override
    public List<CaptionEntry> read(Path file) throws IOException {
        List<CaptionEntry> entries = new ArrayList<>();
        List<String> lines =
                SidecarText.parse(Files.readAllBytes(file)).text().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                entries.add(entry(file, i + 1, lines.get(i)));
            }
        }
        return entries;
    }

    private static CaptionEntry entry(Path file, int line, String text) throws IOException {
        String where = "The file " + file + ", line " + line + ", ";
        try {
            JsonNode json = Json.mapper().readTree(text);
            if (!json.path("file_name").isTextual()) {
                throw new IOException(where + "names no image in file_name.");
            }
            return new CaptionEntry(
                    json.path("file_name").asText(),
                    lines(json.path("text")),
                    EntryFiles.state(json.path(REVIEW).asText()));
        } catch (JsonProcessingException e) {
            throw new IOException(where + "is no JSON object: " + e.getOriginalMessage(), e);
        }
    }

    /** One caption, or several as lines. */
    static String lines(JsonNode captions) {
        List<String> lines = new ArrayList<>();
        (captions.isArray() ? captions : List.of(captions)).forEach(caption -> lines.add(caption.asText()));
        return String.join("\n", lines);
    }

    @Override
    public void write(Path file, List<CaptionEntry> entries) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (CaptionEntry entry : entries) {
            ObjectNode json = Json.mapper().createObjectNode();
            json.put("file_name", entry.image()).put("text", entry.text());
            if (entry.review() != null) {
                json.put(REVIEW, EntryFiles.word(entry.review()));
            }
            lines.append(Json.line(json)).append('\n');
        }
        AtomicFiles.write(file, lines.toString());
    }
}
