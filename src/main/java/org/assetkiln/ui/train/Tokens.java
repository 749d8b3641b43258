package org.assetkiln.ui.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.token.ClipTokenizer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cuts words as a base model does; without a model there are no pieces. */
final class Tokens {
    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

    private final @Nullable ClipTokenizer tokenizer;

    private Tokens(@Nullable ClipTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /** The tokenizer of a model; reads files, so not on the FX thread. */
    static Tokens of(@Nullable Path model) {
        if (model == null || !Files.exists(model)) {
            return new Tokens(null);
        }
        try {
            return new Tokens(ModelFiles.open(model).tokenizer());
        } catch (IOException e) {
            LOG.info("The tokenizer of {} cannot be read.", model, e);
            return new Tokens(null);
        }
    }

    /** The pieces of a word as the model reads it. */
    List<String> pieces(String word) {
        if (tokenizer == null) {
            return List.of();
        }
        return tokenizer.tokens(word).stream()
                .map(token -> word.substring(token.start(), token.end()))
                .toList();
    }

    void close() {
        if (tokenizer != null) {
            tokenizer.close();
        }
    }
}
