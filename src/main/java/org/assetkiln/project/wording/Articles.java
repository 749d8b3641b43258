package org.assetkiln.project.wording;

import java.util.List;
import java.util.regex.Pattern;

/** Whether "a" or "an" stands before a word. */
final class Articles {
    private static final Pattern VOWEL =
            Pattern.compile("(?!uni|use|usu|uti|eu|one\\b|once)[aeiou].*", Pattern.CASE_INSENSITIVE);
    private static final Pattern SILENT_H = Pattern.compile("(?:hour|honest|heir|honou?r).*", Pattern.CASE_INSENSITIVE);

    private Articles() {}

    /** Sets an article at the end of {@code text} right for the word that comes next. */
    static void correct(StringBuilder text, String next) {
        if (next.isBlank()) {
            return;
        }
        String before = text.toString().stripTrailing();
        List<Word> words = Word.in(before);
        Word last = words.isEmpty() ? new Word("", 0) : words.get(words.size() - 1);
        if (last.end() == before.length()
                && (last.key().equals("a") || last.key().equals("an"))) {
            String right = sounds(next) ? "an" : "a";
            text.replace(
                    last.start(), last.end(), Character.isUpperCase(last.text().charAt(0)) ? capital(right) : right);
        }
    }

    /** As it is said, for the common cases: "an axe", "a unicorn", "an hourglass". */
    private static boolean sounds(String word) {
        return VOWEL.matcher(word).matches() || SILENT_H.matcher(word).matches();
    }

    static String capital(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
