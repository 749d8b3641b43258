package org.assetkiln.project.wording;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * One word of a text, a hyphen or an apostrophe inside it included.
 *
 * @param text as it is written
 * @param start index of its first character
 */
public record Word(String text, int start) {
    private static final String LETTERS = "[\\p{L}\\p{M}\\p{N}_]+";
    static final Pattern PATTERN = Pattern.compile(LETTERS + "(?:[-'’]" + LETTERS + ")*");

    /** The words of a text in their order; punctuation is left out. */
    public static List<Word> in(String text) {
        return PATTERN.matcher(text)
                .results()
                .map(match -> new Word(match.group(), match.start()))
                .toList();
    }

    /** Index after its last character. */
    public int end() {
        return start + text.length();
    }

    /** The form in which words are compared and counted. */
    public String key() {
        return key(text);
    }

    static String key(String word) {
        return word.toLowerCase(Locale.ROOT).replace('’', '\'');
    }
}
