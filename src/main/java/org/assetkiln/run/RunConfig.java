package org.assetkiln.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.assetkiln.files.Json;
import org.assetkiln.training.settings.SettingsFile;
import org.assetkiln.training.settings.TrainingSettings;

/**
 * The content of {@code run.json}: all that is needed to do the run again.
 *
 * @param format version of this file's layout, {@value #FORMAT}
 * @param name the user's name for it
 * @param created when
 * @param version version of the program
 * @param baseModelHash SHA-256 of the base model, see {@link RunHash}; empty until it is known, or when it could not be read
 * @param datasetHash SHA-256 of images and captions, see {@link RunHash}; empty when one could not be read
 * @param training the settings
 */
public record RunConfig(
        int format,
        String name,
        Instant created,
        String version,
        String baseModelHash,
        String datasetHash,
        TrainingSettings training) {
    static final int FORMAT = 2;
    private static final String SETTINGS = "training";
    private static final String SETTINGS_BEFORE = "dreamBooth";

    RunConfig with(String modelHash) {
        return new RunConfig(format, name, created, version, modelHash, datasetHash, training);
    }

    /**
     * Reads a file of this or an earlier layout.
     *
     * @throws IOException with one sentence when it is damaged or a newer program wrote it
     */
    static RunConfig read(Path file) throws IOException {
        JsonNode json = Json.read(file, JsonNode.class);
        if (json.path("format").asInt() > FORMAT) {
            throw new IOException("The run " + file.getParent()
                    + " was made by a newer version of Assetkiln: open it with that version.");
        }
        JsonNode settings = json.has(SETTINGS_BEFORE) ? json.get(SETTINGS_BEFORE) : json.path(SETTINGS);
        if (!(json instanceof ObjectNode object) || !settings.isObject()) {
            throw new IOException("The file " + file + " lacks the settings in " + SETTINGS + ".");
        }
        TrainingSettings read = SettingsFile.read(file, settings);
        object.set(SETTINGS, Json.mapper().valueToTree(read));
        try {
            return Json.mapper().treeToValue(object, RunConfig.class);
        } catch (JsonProcessingException e) {
            throw new IOException("The file " + file + " is damaged: " + e.getOriginalMessage(), e);
        }
    }
}
