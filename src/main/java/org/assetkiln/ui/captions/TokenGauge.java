package org.assetkiln.ui.captions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.token.ClipTokenizer;
import org.assetkiln.model.token.Token;
import org.assetkiln.ui.StudioContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts a caption's tokens in the background, with the tokenizer of the model that is used by default. */
final class TokenGauge {
    private static final Logger LOG = LoggerFactory.getLogger(TokenGauge.class);

    private final StudioContext context;
    private final ReadOnlyObjectWrapper<@Nullable Reading> reading = new ReadOnlyObjectWrapper<>();
    private @Nullable ClipTokenizer tokenizer;
    private String wanted = "";

    /**
     * How the model reads a text.
     *
     * @param tokens of the whole text, without start and end
     * @param limit how many the model reads
     * @param unread the end of the text that it does not read, empty if it reads all
     */
    record Reading(int tokens, int limit, String unread) {
        double fraction() {
            return Math.min(1, (double) tokens / limit);
        }

        boolean tooLong() {
            return tokens > limit;
        }
    }

    TokenGauge(StudioContext context) {
        this.context = context;
        context.standardModel().subscribe(this::load);
    }

    /** The former tokenizer is left to the collector: a count may still be using it. */
    private void load(Path model) {
        if (Files.exists(model)) {
            context.background().run("Loading the tokenizer", () -> tokenizer(model), loaded -> {
                loaded.ifPresent(now -> tokenizer = now);
                read(wanted);
            });
        }
    }

    private static Optional<ClipTokenizer> tokenizer(Path model) {
        try {
            return Optional.of(ModelFiles.open(model).tokenizer());
        } catch (IOException e) {
            LOG.info("The tokenizer of {} cannot be read.", model, e);
            return Optional.empty();
        }
    }

    /** The last text counted, or null while there is no tokenizer. */
    ReadOnlyObjectProperty<@Nullable Reading> reading() {
        return reading.getReadOnlyProperty();
    }

    void read(String text) {
        wanted = text;
        ClipTokenizer ready = tokenizer;
        if (ready != null) {
            context.background().run("Counting tokens", () -> read(ready, text), result -> {
                if (text.equals(wanted)) {
                    reading.set(result);
                }
            });
        }
    }

    static Reading read(ClipTokenizer tokenizer, String text) {
        int limit = tokenizer.maxLength() - 2;
        List<Token> tokens = tokenizer.tokens(text);
        String unread = tokens.size() > limit ? text.substring(tokens.get(limit).start()) : "";
        return new Reading(tokens.size(), limit, unread);
    }
}
