package org.assetkiln.model.lora;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.assetkiln.files.Json;
import org.assetkiln.model.ModelFormatException;
import org.jspecify.annotations.Nullable;

/**
 * PEFT's settings of an adapter: in the metadata of diffusers' files, with the network's name before each key, or in
 * {@code adapter_config.json} beside PEFT's own.
 */
final class AdapterConfig {
    static final String METADATA = "lora_adapter_metadata";

    private final JsonNode json;
    private final boolean prefixed;

    private AdapterConfig(JsonNode json, boolean prefixed) {
        this.json = json;
        this.prefixed = prefixed;
    }

    /**
     * @param metadata of the file
     * @throws ModelFormatException if the settings are damaged, or of a kind of adapter that works otherwise
     */
    static AdapterConfig of(Path file, Map<String, String> metadata) throws IOException {
        String text = metadata.get(METADATA);
        Path beside = file.resolveSibling("adapter_config.json");
        boolean own = text == null && file.endsWith("adapter_model.safetensors") && Files.isRegularFile(beside);
        try {
            JsonNode json = own
                    ? Json.mapper().readTree(Files.readAllBytes(beside))
                    : text == null ? MissingNode.getInstance() : Json.mapper().readTree(text);
            var config = new AdapterConfig(json, !own);
            config.check(file);
            return config;
        } catch (JsonProcessingException e) {
            throw new ModelFormatException(
                    file.getFileName() + " cannot be used: its adapter settings are damaged; copy the file again.", e);
        }
    }

    private void check(Path file) throws ModelFormatException {
        for (LoraNetwork network : LoraNetwork.values()) {
            if (value(network, "use_dora").asBoolean()
                    || value(network, "lora_bias").asBoolean()) {
                throw new ModelFormatException(file.getFileName()
                        + " cannot be used: it is not a plain LoRA; choose one made without DoRA and biases.");
            }
        }
    }

    private JsonNode value(LoraNetwork network, String key) {
        return json.path(prefixed ? network.peftName(key) : key);
    }

    /**
     * A layer's alpha, so that alpha / rank is the factor.
     *
     * @return null if the settings say nothing of it
     */
    @Nullable
    Double alpha(LoraNetwork network, String path, long rank) {
        JsonNode usual = value(network, "lora_alpha");
        double alpha = usual.asDouble();
        boolean known = usual.isNumber();
        for (Map.Entry<String, JsonNode> pattern :
                value(network, "alpha_pattern").properties()) {
            if (matches(pattern.getKey(), path)) {
                alpha = pattern.getValue().asDouble();
                known = true;
                break;
            }
        }
        if (!known) {
            return null;
        }
        return value(network, "use_rslora").asBoolean()
                ? Double.valueOf(alpha * Math.sqrt(rank))
                : Double.valueOf(alpha);
    }

    /** PEFT takes a pattern's key as a regular expression for the path or its end from a dot on. */
    private static boolean matches(String key, String path) {
        try {
            return Pattern.matches("(.*\\.)?(" + key + ")", path);
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
