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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assetkiln.model.ModelFormatException;

/**
 * The tokens of a BERT tokenizer.
 *
 * @param file where they were read
 * @param ids numbers by token
 * @param lowerCase whether texts are brought to lower case and their accents dropped
 */
record WordPieceVocabulary(Path file, Map<String, Integer> ids, boolean lowerCase) {
    static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");
    private static final long MAX_BYTES = 64 << 20;
    private static final JsonMapper JSON = new JsonMapper();

    static WordPieceVocabulary read(Path folder) throws IOException {
        Path lines = folder.resolve("vocab.txt");
        Path json = folder.resolve("tokenizer.json");
        Path settings = folder.resolve("tokenizer_config.json");
        boolean lowerCase = !Files.isRegularFile(settings)
                || json(settings).path("do_lower_case").asBoolean(true);
        if (Files.isRegularFile(lines)) {
            return new WordPieceVocabulary(lines, lines(text(lines)), lowerCase).checked();
        }
        if (Files.isRegularFile(json)) {
            return new WordPieceVocabulary(json, model(json), lowerCase).checked();
        }
        throw new ModelFormatException(
                folder
                        + " holds no vocab.txt or tokenizer.json: copy BERT's (bert-base-uncased) into the captioner's folder.");
    }

    private static Map<String, Integer> lines(String text) {
        Map<String, Integer> ids = new LinkedHashMap<>();
        text.lines().forEach(line -> ids.put(line.strip(), ids.size()));
        return ids;
    }

    private static Map<String, Integer> model(Path file) throws IOException {
        JsonNode model = json(file).path("model");
        if (!model.path("type").asText("WordPiece").equals("WordPiece")) {
            throw new ModelFormatException(
                    file + " is not a BERT tokenizer's but one of kind " + model.path("type") + ": copy it again.");
        }
        Map<String, Integer> ids = new LinkedHashMap<>();
        model.path("vocab")
                .properties()
                .forEach(token -> ids.put(token.getKey(), token.getValue().asInt(-1)));
        return ids;
    }

    private static JsonNode json(Path file) throws IOException {
        try {
            return JSON.readTree(text(file));
        } catch (JsonProcessingException e) {
            throw new ModelFormatException(file + " is not valid JSON: copy the captioner again.", e);
        }
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new ModelFormatException(file + " is refused: it is larger than any real vocabulary.");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new ModelFormatException(file + " is not UTF-8 text: copy the captioner again.", e);
        }
    }

    private WordPieceVocabulary checked() throws ModelFormatException {
        for (String token : SPECIAL.subList(0, SPECIAL.size() - 1)) {
            if (!ids.containsKey(token)) {
                throw new ModelFormatException(
                        "%s lacks the token %s: copy the captioner again.".formatted(file, token));
            }
        }
        return this;
    }

    /** The tokenizer in the format of Hugging Face's tokenizers library, as transformers converts BERT's. */
    String tokenizerJson() {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("version", "1.0");
        root.putNull("truncation").putNull("padding").putNull("post_processor");
        var added = root.putArray("added_tokens");
        SPECIAL.stream().filter(ids::containsKey).forEach(token -> added.addObject()
                .put("id", ids.get(token))
                .put("content", token)
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", true));
        root.putObject("normalizer")
                .put("type", "BertNormalizer")
                .put("clean_text", true)
                .put("handle_chinese_chars", true)
                .put("lowercase", lowerCase)
                .putNull("strip_accents");
        root.putObject("pre_tokenizer").put("type", "BertPreTokenizer");
        root.putObject("decoder").put("type", "WordPiece").put("prefix", "##").put("cleanup", true);
        ObjectNode model = root.putObject("model")
                .put("type", "WordPiece")
                .put("unk_token", "[UNK]")
                .put("continuing_subword_prefix", "##")
                .put("max_input_chars_per_word", 100);
        ObjectNode vocabulary = model.putObject("vocab");
        ids.forEach(vocabulary::put);
        return root.toString();
    }
}
