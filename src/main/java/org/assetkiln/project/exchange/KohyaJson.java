package org.assetkiln.project.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assetkiln.files.Json;

/** One JSON object with an object for each image; tags stand in for a caption that is not there. */
final class KohyaJson implements EntryFiles {
    @Override
    public List<CaptionEntry> read(Path file) throws IOException {
        JsonNode json = Json.read(file, JsonNode.class);
        List<CaptionEntry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> image : json.properties()) {
            JsonNode facts = image.getValue();
            if (!facts.isObject()) {
                throw new IOException(
                        "The file " + file + " is not of kohya's form: " + image.getKey() + " is no object.");
            }
            String review = facts.path(REVIEW).asText();
            entries.add(new CaptionEntry(image.getKey(), text(facts), EntryFiles.state(review)));
        }
        return entries;
    }

    private static String text(JsonNode facts) {
        JsonNode caption = facts.path("caption");
        if (!caption.isMissingNode()) {
            return MetadataLines.lines(caption);
        }
        JsonNode tags = facts.path("tags");
        return tags.isArray() ? MetadataLines.lines(tags).replace("\n", ", ") : tags.asText();
    }

    @Override
    public void write(Path file, List<CaptionEntry> entries) throws IOException {
        ObjectNode json = Json.mapper().createObjectNode();
        for (CaptionEntry entry : entries) {
            ObjectNode facts = json.putObject(entry.image()).put("caption", entry.text());
            if (entry.review() != null) {
                facts.put(REVIEW, EntryFiles.word(entry.review()));
            }
        }
        Json.write(file, json);
    }
}
