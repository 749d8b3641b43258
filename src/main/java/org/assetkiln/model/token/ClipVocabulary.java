package org.assetkiln.model.token;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** The vocabulary of 49,408 tokens that all published Stable Diffusion models share; single files do not hold it. */
public final class ClipVocabulary {
    /** What Stable Diffusion 1 pads with. */
    public static final String PADDING_1 = Vocabulary.END;
    /** What Stable Diffusion 2 pads with. */
    public static final String PADDING_2 = "!";

    private ClipVocabulary() {}

    /**
     * The files of its tokenizer folder.
     *
     * @param padding {@link #PADDING_1} or {@link #PADDING_2}
     * @return texts by the files' names
     */
    public static Map<String, String> files(String padding) throws IOException {
        return VocabularyFiles.of(merges(), padding);
    }

    /** Whether the texts of a tokenizer folder's files are this vocabulary and pad with this token. */
    public static boolean isIn(Map<String, String> files, String padding) throws IOException {
        Vocabulary vocabulary = Vocabulary.of(Path.of("tokenizer"), files);
        return vocabulary.special("pad_token", Vocabulary.END).equals(padding)
                && vocabulary.merges().equals(merges());
    }

    private static List<String> merges() throws IOException {
        try (InputStream resource =
                        Objects.requireNonNull(ClipVocabulary.class.getResourceAsStream("clip-merges.txt.gz"));
                InputStream text = new GZIPInputStream(resource)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
    }
}
