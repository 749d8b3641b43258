package org.assetkiln.ui.captions;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.assetkiln.model.token.ClipTokenizer;
import org.assetkiln.model.token.Token;
import org.assetkiln.project.wording.Word;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.search.CaptionTokens;
import org.jspecify.annotations.Nullable;

/** Counts a caption's tokens in the background, with the tokenizer of the model that is used by default. */
final class TokenGauge {
    private final StudioContext context;
    private final CaptionTokens tokens;
    private final ReadOnlyObjectWrapper<@Nullable Reading> reading = new ReadOnlyObjectWrapper<>();
    private String wanted = "";

    /**
     * How the model reads a text.
     *
     * @param tokens of the whole text, without start and end
     * @param limit how many the model reads
     * @param unread the end of the text that it does not read, from the beginning of a word; empty if it reads all
     */
    record Reading(int tokens, int limit, String unread) {
        double fraction() {
            return Math.min(1, (double) tokens / limit);
        }

        boolean tooLong() {
            return tokens > limit;
        }
    }

    TokenGauge(StudioContext context, CaptionTokens tokens) {
        this.context = context;
        this.tokens = tokens;
        tokens.limit().addListener(o -> read(wanted));
    }

    /** The last text counted, or null while there is no tokenizer. */
    ReadOnlyObjectProperty<@Nullable Reading> reading() {
        return reading.getReadOnlyProperty();
    }

    void read(String text) {
        wanted = text;
        ClipTokenizer ready = tokens.tokenizer();
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
        int end = tokens.size() > limit ? wordStart(text, tokens.get(limit).start()) : text.length();
        return new Reading(tokens.size(), limit, text.substring(end));
    }

    /** A word of which the model reads a part only is not read. */
    private static int wordStart(String text, int index) {
        return Word.in(text).stream()
                .filter(word -> word.start() < index && index < word.end())
                .mapToInt(Word::start)
                .findFirst()
                .orElse(index);
    }
}
