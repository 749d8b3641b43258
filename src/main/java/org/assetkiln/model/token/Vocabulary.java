package org.assetkiln.model.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.model.ModelFormatException;

/**
 * The files of a CLIP tokenizer folder.
 *
 * @param folder where they are
 * @param ids token numbers by text
 * @param merges pairs of symbols to join, the first come first
 * @param config tokenizer_config.json and over it special_tokens_map.json
 */
record Vocabulary(Path folder, JsonNode ids, List<String> merges, JsonNode config) {
    static final String START = "<|startoftext|>";
    static final String END = "<|endoftext|>";
    /** CLIP's merges file goes on after these, but its vocabulary does not. */
    private static final int MAX_MERGES = 49152 - 256 - 2;

    private static final int MAX_ID = 1 << 24;
    private static final long MAX_BYTES = 64 << 20;
    private static final JsonMapper JSON = new JsonMapper();

    static Vocabulary read(Path folder) throws IOException {
        Map<String, String> files = new HashMap<>();
        files.put(VocabularyFiles.VOCABULARY, text(folder.resolve(VocabularyFiles.VOCABULARY)));
        files.put(VocabularyFiles.MERGES, text(folder.resolve(VocabularyFiles.MERGES)));
        for (String name : VocabularyFiles.SETTINGS) {
            if (Files.exists(folder.resolve(name))) {
                files.put(name, text(folder.resolve(name)));
            }
        }
        return of(folder, files);
    }

    /** A vocabulary from its files' texts. */
    static Vocabulary of(Path folder, Map<String, String> files) throws ModelFormatException {
        Path vocabulary = folder.resolve(VocabularyFiles.VOCABULARY);
        JsonNode ids = json(vocabulary, files.getOrDefault(VocabularyFiles.VOCABULARY, ""));
        for (Map.Entry<String, JsonNode> entry : ids.properties()) {
            if (!isTokenNumber(entry.getValue())) {
                throw new ModelFormatException(vocabulary + " is damaged: a token's number is not a number from 0 up.");
            }
        }
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        for (String name : VocabularyFiles.SETTINGS) {
            if (files.containsKey(name)) {
                config.setAll((ObjectNode) json(folder.resolve(name), files.getOrDefault(name, "")));
            }
        }
        Path merges = folder.resolve(VocabularyFiles.MERGES);
        return new Vocabulary(folder, ids, lines(merges, files.getOrDefault(VocabularyFiles.MERGES, "")), config);
    }

    private static boolean isTokenNumber(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 0 && node.intValue() < MAX_ID;
    }

    private static JsonNode json(Path file, String text) throws ModelFormatException {
        try {
            JsonNode json = JSON.readTree(text);
            if (json.isObject()) {
                return json;
            }
            throw new ModelFormatException(file + " is damaged: it does not hold a JSON object.");
        } catch (JsonProcessingException e) {
            throw new ModelFormatException(file + " is not valid JSON: copy the model again.", e);
        }
    }

    /** Merges without the version in the first line. */
    private static List<String> lines(Path file, String text) throws ModelFormatException {
        List<String> lines = text.lines()
                .skip(1)
                .limit(MAX_MERGES)
                .filter(line -> !line.isBlank())
                .toList();
        for (String line : lines) {
            if (line.indexOf(' ') < 1 || line.indexOf(' ') != line.lastIndexOf(' ') || line.endsWith(" ")) {
                throw new ModelFormatException(file + " is damaged: a line does not hold two symbols.");
            }
        }
        return lines;
    }

    private static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ModelFormatException(
                    file + " is missing: a CLIP tokenizer folder holds vocab.json and merges.txt.");
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new ModelFormatException(file + " is refused: it is larger than any real vocabulary.");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new ModelFormatException(file + " is not UTF-8 text: copy the model again.", e);
        }
    }

    /** The text of a special token, which is written as a text or as an object. */
    String special(String key, String otherwise) {
        JsonNode node = config.path(key);
        return node.isObject() ? node.path("content").asText(otherwise) : node.asText(otherwise);
    }

    /** One more than the largest number of a token. */
    int size() {
        int size = 0;
        for (JsonNode id : ids) {
            size = Math.max(size, id.intValue() + 1);
        }
        return size;
    }

    /** The number of a token. */
    int id(String token) throws ModelFormatException {
        if (!ids.has(token)) {
            throw new ModelFormatException("%s lacks the token %s.".formatted(folder.resolve("vocab.json"), token));
        }
        return ids.get(token).intValue();
    }

    /** The longest sequence, start and end included: 77 unless the folder says a shorter one. */
    int maxLength() {
        int length = config.path("model_max_length").asInt(77);
        return length >= 3 && length <= 77 ? length : 77;
    }
}
