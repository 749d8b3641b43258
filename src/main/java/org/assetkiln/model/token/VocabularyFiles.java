package org.assetkiln.model.token;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files of a CLIP tokenizer folder, as texts by name. */
final class VocabularyFiles {
    static final String VOCABULARY = "vocab.json";
    static final String MERGES = "merges.txt";
    static final List<String> SETTINGS = List.of("tokenizer_config.json", "special_tokens_map.json");
    private static final int MAX_LENGTH = 77;

    private VocabularyFiles() {}

    /**
     * The four files of a vocabulary whose tokens are the bytes, the bytes that end a word, the joined pairs, start and end.
     *
     * @param merges pairs of symbols with a space between
     * @param padding the token after the end
     */
    static Map<String, String> of(List<String> merges, String padding) {
        ObjectNode special = JsonNodeFactory.instance
                .objectNode()
                .put("bos_token", Vocabulary.START)
                .put("eos_token", Vocabulary.END)
                .put("pad_token", padding)
                .put("unk_token", Vocabulary.END);
        Map<String, String> files = new LinkedHashMap<>();
        files.put(VOCABULARY, ids(merges) + "\n");
        files.put(MERGES, "#version: 0.2\n" + String.join("\n", merges) + "\n");
        files.put(SETTINGS.get(1), special.toPrettyString() + "\n");
        special.put("add_prefix_space", false)
                .put("do_lower_case", true)
                .put("errors", "replace")
                .put("model_max_length", MAX_LENGTH)
                .put("tokenizer_class", "CLIPTokenizer");
        files.put(SETTINGS.get(0), special.toPrettyString() + "\n");
        return files;
    }

    private static ObjectNode ids(List<String> merges) {
        Set<String> tokens = new LinkedHashSet<>(ByteSymbols.all());
        ByteSymbols.all().forEach(symbol -> tokens.add(symbol + ByteSymbols.WORD_END));
        merges.forEach(pair -> tokens.add(pair.replace(" ", "")));
        tokens.add(Vocabulary.START);
        tokens.add(Vocabulary.END);
        ObjectNode ids = JsonNodeFactory.instance.objectNode();
        tokens.forEach(token -> ids.put(token, ids.size()));
        return ids;
    }
}
