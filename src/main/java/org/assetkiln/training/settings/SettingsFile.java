package org.assetkiln.training.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.assetkiln.files.Json;

/** Settings as JSON, those of version 0.1 among them, where the images and prompts stood beside the other parts. */
public final class SettingsFile {
    private static final List<String> PARTS_OF_DATA = List.of("instance", "prior");

    private SettingsFile() {}

    /** @throws IOException with one sentence that names the file when it holds no settings */
    public static TrainingSettings read(Path file) throws IOException {
        return read(file, Json.read(file, JsonNode.class));
    }

    /**
     * Settings that are a part of a file.
     *
     * @throws IOException with one sentence that names the file when these are no settings
     */
    public static TrainingSettings read(Path file, JsonNode json) throws IOException {
        try {
            return read(json);
        } catch (JsonProcessingException e) {
            throw new IOException("The file " + file + " holds no settings: " + reason(e), e);
        }
    }

    private static TrainingSettings read(JsonNode json) throws JsonProcessingException {
        if (json instanceof ObjectNode object && !object.has("data") && object.has(PARTS_OF_DATA.get(0))) {
            ObjectNode data = object.putObject("data").put("type", "dreamBooth");
            PARTS_OF_DATA.forEach(part -> data.set(part, object.remove(part)));
        }
        return Json.mapper().treeToValue(json, TrainingSettings.class);
    }

    /** What a part says that is missing, rather than how Jackson puts it. */
    private static String reason(JsonProcessingException e) {
        Throwable cause = e.getCause();
        return cause instanceof NullPointerException
                ? Objects.requireNonNullElse(cause.getMessage(), "a part is missing") + "."
                : e.getOriginalMessage();
    }
}
