package org.assetkiln.model.token;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.assetkiln.model.ModelFormatException;

/**
 * BERT's WordPiece (Devlin et al. 2018, arXiv 1810.04805), equal to transformers' BertTokenizerFast.
 *
 * <p>Runs in native code of its own, which is neither PyTorch nor reaches the network. Safe for several threads.
 */
public final class WordPieceTokenizer implements AutoCloseable {
    private static final Pattern CLOSE_UP = Pattern.compile(" [.?!,]| ' | n't| '(m|s|ve|re)");

    private final HuggingFaceTokenizer tokenizer;
    private final Map<String, Integer> ids;

    private WordPieceTokenizer(HuggingFaceTokenizer tokenizer, Map<String, Integer> ids) {
        this.tokenizer = tokenizer;
        this.ids = ids;
    }

    /**
     * Loads a tokenizer from {@code vocab.txt}, one token a line, or {@code tokenizer.json}; {@code tokenizer_config.json}
     * may say that capitals count.
     *
     * @throws ModelFormatException if there is neither, or it is no BERT tokenizer
     */
    public static WordPieceTokenizer load(Path folder) throws IOException {
        Offline.enforce();
        WordPieceVocabulary vocabulary = WordPieceVocabulary.read(folder);
        byte[] json = vocabulary.tokenizerJson().getBytes(StandardCharsets.UTF_8);
        Map<String, String> options = Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "false");
        try {
            return new WordPieceTokenizer(
                    HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), options), vocabulary.ids());
        } catch (RuntimeException e) {
            throw new ModelFormatException(vocabulary.file() + " cannot be used: copy the captioner again.", e);
        }
    }

    /** The text's tokens, without start and end. */
    public int[] encode(String text) {
        long[] content = tokenizer.encode(WellFormed.of(text), false, false).getIds();
        return Arrays.stream(content).mapToInt(Math::toIntExact).toArray();
    }

    /** The text of tokens; special ones, and numbers that the vocabulary lacks, are left out. */
    public String decode(int[] tokens) {
        String text = tokenizer.decode(Arrays.stream(tokens).asLongStream().toArray(), true);
        // As transformers does once more with the whole text.
        return CLOSE_UP.matcher(text).replaceAll(part -> part.group().strip());
    }

    /** The number of a token, such as "[SEP]", or -1. */
    public int id(String token) {
        return ids.getOrDefault(token, -1);
    }

    /** How many tokens there are. */
    public int size() {
        return ids.size();
    }

    /** Frees the native vocabulary. */
    @Override
    public void close() {
        tokenizer.close();
    }
}
