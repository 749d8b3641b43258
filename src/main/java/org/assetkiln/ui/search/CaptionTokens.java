package org.assetkiln.ui.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.assetkiln.model.ModelFiles;
import org.assetkiln.model.token.ClipTokenizer;
import org.assetkiln.ui.StudioContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts tokens with the tokenizer of the model that is used by default. */
public final class CaptionTokens {
    private static final Logger LOG = LoggerFactory.getLogger(CaptionTokens.class);
    private static final int REMEMBERED = 200_000;

    private final StudioContext context;
    private final ReadOnlyIntegerWrapper limit = new ReadOnlyIntegerWrapper();
    private volatile @Nullable Counter counter;

    /** A tokenizer and what it has counted so far. */
    private record Counter(ClipTokenizer tokenizer, Map<String, Integer> counts) {
        int count(String text) {
            if (counts.size() > REMEMBERED) {
                counts.clear();
            }
            return counts.computeIfAbsent(text, tokenizer::count);
        }
    }

    CaptionTokens(StudioContext context) {
        this.context = context;
        context.standardModel().subscribe(this::load);
    }

    /** The former tokenizer is left to the collector: a count may still be using it. */
    private void load(Path model) {
        if (Files.exists(model)) {
            context.background()
                    .run(
                            "Loading the tokenizer",
                            () -> tokenizer(model),
                            loaded -> loaded.ifPresent(now -> {
                                counter = new Counter(now, new ConcurrentHashMap<>());
                                limit.set(0); // heard also when the next model reads as many
                                limit.set(now.maxLength() - 2);
                            }));
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

    /** How many tokens the model reads; 0 while there is no tokenizer. */
    public ReadOnlyIntegerProperty limit() {
        return limit.getReadOnlyProperty();
    }

    /** The tokens of a text without start and end; 0 while there is no tokenizer. From any thread. */
    public int count(String text) {
        Counter ready = counter;
        return ready == null ? 0 : ready.count(text);
    }

    /** The tokenizer, or null while there is none. From any thread. */
    public @Nullable ClipTokenizer tokenizer() {
        Counter ready = counter;
        return ready == null ? null : ready.tokenizer();
    }
}
