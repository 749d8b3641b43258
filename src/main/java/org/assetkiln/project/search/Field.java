package org.assetkiln.project.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a search can ask of an image: {@code name:value}.
 *
 * @param name before the colon
 * @param help what it asks, a few words
 * @param values what can stand after the colon, or examples
 * @param meaning understands a value, folded and without quotes
 */
public record Field(String name, String help, List<String> values, Meaning meaning) {
    /** Understands what stands after the colon. */
    interface Meaning {
        /** Answers null where it cannot be understood. */
        @Nullable
        Condition of(String value);
    }

    static Field text(String name, String help, String example, TextMatch match) {
        return new Field(
                name, help, List.of(example), value -> new Condition.OfOne(subject -> match.test(subject, value)));
    }

    interface TextMatch {
        boolean test(Subject subject, String value);
    }
}
