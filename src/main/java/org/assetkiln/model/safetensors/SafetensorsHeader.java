package org.assetkiln.model.safetensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.model.ModelFormatException;

/**
 * The header of a safetensors file, checked as the reference implementation does: tensors lie one after another
 * without holes or overlaps, fill the file to its end, and are as long as their type and shape say.
 *
 * @param tensors by name, in the order of the file
 * @param metadata free text by name
 */
record SafetensorsHeader(Map<String, TensorInfo> tensors, Map<String, String> metadata) {
    private static final String METADATA = "__metadata__";
    /** Of about 13,000 tensors; real models have up to 5,000. A tree of them takes some 20 MB, whatever a file says. */
    private static final long MOST_TOKENS = 200_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Reads and checks a header.
     *
     * @param json the header's text
     * @param dataLength bytes of the file after the header
     * @param file the file's name for error messages
     */
    static SafetensorsHeader parse(String json, long dataLength, String file) throws ModelFormatException {
        JsonNode root = tree(json, file);
        Map<String, String> metadata = new LinkedHashMap<>();
        List<TensorInfo> tensors = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            if (entry.getKey().equals(METADATA)) {
                metadata.putAll(metadata(entry.getValue(), file));
            } else {
                tensors.add(new TensorEntry(file, entry.getKey(), entry.getValue()).info());
            }
        }
        tensors.sort(Comparator.comparingLong(TensorInfo::begin).thenComparingLong(TensorInfo::end));
        checkLayout(tensors, dataLength, file);
        Map<String, TensorInfo> byName = new LinkedHashMap<>();
        tensors.forEach(tensor -> byName.put(tensor.name(), tensor));
        return new SafetensorsHeader(Collections.unmodifiableMap(byName), Collections.unmodifiableMap(metadata));
    }

    private static JsonNode tree(String json, String file) throws ModelFormatException {
        try {
            JsonNode root = JSON.readTree(json);
            if (json.startsWith("{") && root.isObject()) {
                return root;
            }
            throw new ModelFormatException(file + " is not a safetensors file: its header is not a JSON object.");
        } catch (JsonProcessingException e) {
            throw new ModelFormatException(
                    file + " is damaged: the JSON of its header cannot be read (" + reason(e) + ").", e);
        }
    }

    /** Jackson's reason on one line without the source excerpt. */
    private static String reason(JsonProcessingException e) {
        return ModelFormatException.printable(
                e.getOriginalMessage().lines().findFirst().orElse("no reason given"));
    }

    private static Map<String, String> metadata(JsonNode node, String file) throws ModelFormatException {
        if (!node.isObject()) {
            throw new ModelFormatException(file + " is damaged: __metadata__ in its header is not a JSON object.");
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!entry.getValue().isTextual()) {
                throw new ModelFormatException(file + " is damaged: metadata "
                        + ModelFormatException.printable(entry.getKey()) + " is not a text.");
            }
            metadata.put(entry.getKey(), entry.getValue().textValue());
        }
        return metadata;
    }

    private static void checkLayout(List<TensorInfo> tensors, long dataLength, String file)
            throws ModelFormatException {
        long end = 0;
        for (TensorInfo tensor : tensors) {
            if (tensor.begin() != end) {
                throw new ModelFormatException("%s is damaged: tensor %s begins at byte %d where %d was expected."
                        .formatted(file, ModelFormatException.printable(tensor.name()), tensor.begin(), end));
            }
            end = tensor.end();
        }
        if (end > dataLength) {
            throw new ModelFormatException(
                    "%s is cut off: %d bytes of its tensors are missing; copy or download it again."
                            .formatted(file, end - dataLength));
        }
        if (end < dataLength) {
            throw new ModelFormatException(
                    "%s is damaged: %d bytes after its last tensor belong to none.".formatted(file, dataLength - end));
        }
    }
}
