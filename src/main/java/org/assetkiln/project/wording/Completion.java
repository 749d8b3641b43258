package org.assetkiln.project.wording;

import java.util.List;

/**
 * How the word at the cursor may end, or which word may come next.
 *
 * @param from where the word begins
 * @param words the likeliest first
 */
public record Completion(int from, List<String> words) {
    private static final int MOST = 6;

    /**
     * Words for a place in a text; none inside a word.
     *
     * @param caret index of the character after the cursor
     */
    public static Completion at(String text, int caret, Vocabulary vocabulary) {
        boolean inside = caret < text.length() && Character.isLetterOrDigit(text.charAt(caret));
        List<Word> before = Word.in(text.substring(0, caret));
        if (inside || before.isEmpty()) {
            return new Completion(caret, List.of());
        }
        Word last = before.get(before.size() - 1);
        if (last.end() == caret) {
            String previous = before.size() > 1 ? before.get(before.size() - 2).text() : "";
            return new Completion(last.start(), vocabulary.suggest(previous, last.text(), MOST));
        }
        boolean space = text.substring(last.end(), caret).isBlank();
        return new Completion(caret, space ? vocabulary.suggest(last.text(), "", MOST) : List.of());
    }

    /** The text with one of the words put in up to the cursor; a space follows at the end of the text. */
    public String take(String text, int caret, String word) {
        String rest = text.substring(caret);
        return text.substring(0, from) + word + (rest.isEmpty() ? " " : rest);
    }

    /** Where the cursor stands afterwards. */
    public int caretAfter(String text, int caret, String word) {
        return from + word.length() + (caret == text.length() ? 1 : 0);
    }
}
