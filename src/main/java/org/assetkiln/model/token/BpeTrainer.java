package org.assetkiln.model.token;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assetkiln.files.AtomicFiles;

/** Makes a small vocabulary of one's own in CLIP's format; the same captions always give the same files. */
public final class BpeTrainer {
    private static final Pattern WORD = Pattern.compile(TokenizerJson.WORD, Pattern.UNICODE_CHARACTER_CLASS);
    private static final int MAX_LENGTH = 77;

    private BpeTrainer() {}

    /**
     * Learns byte pairs and writes {@code vocab.json}, {@code merges.txt}, {@code tokenizer_config.json} and
     * {@code special_tokens_map.json}.
     *
     * @param captions the texts to learn from
     * @param vocabularySize most tokens: 512 for the bytes, the learned ones, 2 for start and end, which come last
     * @param folder where to write; made if it is missing
     * @return the number of tokens, less than asked for if the captions have no more pairs that occur twice
     */
    public static int train(Iterable<String> captions, int vocabularySize, Path folder) throws IOException {
        Set<String> tokens = new LinkedHashSet<>(ByteSymbols.all());
        ByteSymbols.all().forEach(symbol -> tokens.add(symbol + ByteSymbols.WORD_END));
        int learnable = vocabularySize - tokens.size() - 2;
        if (learnable < 0) {
            throw new IllegalArgumentException(
                    "A vocabulary has at least " + (tokens.size() + 2) + " tokens, not " + vocabularySize + ".");
        }
        List<Merges.Pair> merges = new Merges(wordCounts(captions)).learn(learnable);
        merges.forEach(pair -> tokens.add(pair.joined()));
        tokens.add(Vocabulary.START);
        tokens.add(Vocabulary.END);
        write(folder, tokens, merges);
        return tokens.size();
    }

    private static Map<String, Integer> wordCounts(Iterable<String> captions) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String caption : captions) {
            String text = Normalizer.normalize(caption, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
            for (Matcher matcher = WORD.matcher(text); matcher.find(); ) {
                counts.merge(matcher.group(), 1, Integer::sum);
            }
        }
        return counts;
    }

    private static void write(Path folder, Set<String> tokens, List<Merges.Pair> merges) throws IOException {
        Files.createDirectories(folder);
        ObjectNode vocabulary = JsonNodeFactory.instance.objectNode();
        tokens.forEach(token -> vocabulary.put(token, vocabulary.size()));
        AtomicFiles.write(folder.resolve("vocab.json"), vocabulary + "\n");
        AtomicFiles.write(
                folder.resolve("merges.txt"),
                merges.stream()
                        .map(pair -> pair.left() + " " + pair.right() + "\n")
                        .collect(Collectors.joining("", "#version: 0.2\n", "")));
        ObjectNode special = specialTokens();
        AtomicFiles.write(folder.resolve("special_tokens_map.json"), special.toPrettyString() + "\n");
        special.put("add_prefix_space", false)
                .put("do_lower_case", true)
                .put("errors", "replace")
                .put("model_max_length", MAX_LENGTH)
                .put("tokenizer_class", "CLIPTokenizer");
        AtomicFiles.write(folder.resolve("tokenizer_config.json"), special.toPrettyString() + "\n");
    }

    private static ObjectNode specialTokens() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("bos_token", Vocabulary.START)
                .put("eos_token", Vocabulary.END)
                .put("pad_token", Vocabulary.END)
                .put("unk_token", Vocabulary.END);
    }
}
