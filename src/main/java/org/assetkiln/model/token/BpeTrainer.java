package org.assetkiln.model.token;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assetkiln.files.AtomicFiles;

/** Makes a small vocabulary of one's own in CLIP's format; the same captions always give the same files. */
public final class BpeTrainer {
    private static final Pattern WORD = Pattern.compile(TokenizerJson.WORD, Pattern.UNICODE_CHARACTER_CLASS);

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
        int least = 2 * ByteSymbols.all().size() + 2;
        if (vocabularySize < least) {
            throw new IllegalArgumentException(
                    "A vocabulary has at least " + least + " tokens, not " + vocabularySize + ".");
        }
        List<String> merges = new Merges(wordCounts(captions))
                .learn(vocabularySize - least).stream()
                        .map(pair -> pair.left() + " " + pair.right())
                        .toList();
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file :
                VocabularyFiles.of(merges, Vocabulary.END).entrySet()) {
            AtomicFiles.write(folder.resolve(file.getKey()), file.getValue());
        }
        return Vocabulary.read(folder).size();
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
}
