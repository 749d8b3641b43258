package org.assetkiln.model.token;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assetkiln.model.ModelFormatException;

/**
 * CLIP's byte-level BPE, Radford et al. 2021, arXiv 2103.00020, equal to transformers' CLIPTokenizer.
 *
 * <p>Runs in native code of its own, which is neither PyTorch nor reaches the network. Safe for several threads.
 */
public final class ClipTokenizer implements AutoCloseable {
    private final HuggingFaceTokenizer tokenizer;
    private final int start;
    private final int end;
    private final int padding;
    private final int maxLength;
    private final int vocabularySize;

    private ClipTokenizer(HuggingFaceTokenizer tokenizer, Vocabulary vocabulary) throws ModelFormatException {
        this.tokenizer = tokenizer;
        this.start = vocabulary.id(vocabulary.special("bos_token", Vocabulary.START));
        this.end = vocabulary.id(vocabulary.special("eos_token", Vocabulary.END));
        this.padding = vocabulary.id(vocabulary.special("pad_token", Vocabulary.END));
        this.maxLength = vocabulary.maxLength();
        this.vocabularySize = vocabulary.size();
    }

    /**
     * Loads a tokenizer folder: {@code vocab.json}, {@code merges.txt} and, for the padding token and the length,
     * {@code special_tokens_map.json} and {@code tokenizer_config.json} where there.
     *
     * @throws ModelFormatException if a file is missing or they do not fit together
     */
    public static ClipTokenizer load(Path tokenizerFolder) throws IOException {
        return load(Vocabulary.read(tokenizerFolder));
    }

    /**
     * As {@link #load(Path)} from the files' texts.
     *
     * @param name where they come from, for error messages
     * @param files texts by name
     */
    public static ClipTokenizer of(Path name, Map<String, String> files) throws IOException {
        return load(Vocabulary.of(name, files));
    }

    private static ClipTokenizer load(Vocabulary vocabulary) throws IOException {
        Offline.enforce();
        byte[] json = TokenizerJson.of(vocabulary).getBytes(StandardCharsets.UTF_8);
        // DJL would cut by its own default length and pad with a token of its own: both are done here instead.
        Map<String, String> options = Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "false");
        try {
            return new ClipTokenizer(
                    HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), options), vocabulary);
        } catch (RuntimeException e) {
            throw new ModelFormatException(
                    "%s cannot be used: its vocab.json and merges.txt do not fit together; copy the model again."
                            .formatted(vocabulary.folder()),
                    e);
        }
    }

    /**
     * What the text encoder reads: the start token, the text's tokens as far as they fit, the end token, padding.
     *
     * @return {@link #maxLength()} numbers
     */
    public int[] encode(String text) {
        long[] content = content(text).getIds();
        return framed(Arrays.stream(content)
                .limit(maxLength - 2)
                .mapToInt(id -> (int) id)
                .toArray());
    }

    /**
     * Tokens as the text encoder reads them: the start token, these, the end token, padding.
     *
     * @param content at most {@code maxLength() - 2} tokens
     * @return {@link #maxLength()} numbers
     */
    public int[] framed(int[] content) {
        int[] ids = new int[maxLength];
        Arrays.fill(ids, padding);
        ids[0] = start;
        System.arraycopy(content, 0, ids, 1, content.length);
        ids[content.length + 1] = end;
        return ids;
    }

    /** How many tokens the text has, without start and end; above {@code maxLength() - 2} the rest is cut off. */
    public int count(String text) {
        return content(text).getIds().length;
    }

    /** The text's tokens with their places in it, none cut off. */
    public List<Token> tokens(String text) {
        Encoding encoding = content(text);
        CharSpan[] spans = encoding.getCharTokenSpans();
        List<Token> tokens = new ArrayList<>();
        // The native side counts code points, a Java string has two units for those outside the basic plane.
        for (int i = 0; i < spans.length; i++) {
            tokens.add(new Token(
                    (int) encoding.getIds()[i],
                    text.offsetByCodePoints(0, spans[i].getStart()),
                    text.offsetByCodePoints(0, spans[i].getEnd())));
        }
        return tokens;
    }

    /** Longest sequence for the text encoder, start and end tokens included: 77 for Stable Diffusion. */
    public int maxLength() {
        return maxLength;
    }

    /** One more than the largest token number: the text encoder must have at least as many embeddings. */
    public int vocabularySize() {
        return vocabularySize;
    }

    private Encoding content(String text) {
        return tokenizer.encode(WellFormed.of(text), false, false);
    }

    /** Frees the native vocabulary. */
    @Override
    public void close() {
        tokenizer.close();
    }
}
