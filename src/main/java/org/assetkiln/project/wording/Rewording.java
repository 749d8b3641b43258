package org.assetkiln.project.wording;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Changes to the words of a caption that leave its spaces, commas and articles in order. */
public final class Rewording {
    private static final Pattern SPACES = Pattern.compile("[ \\t]{2,}");
    private static final Pattern SPACE_BEFORE_COMMA = Pattern.compile("[ \\t]+([,;.])");
    private static final Pattern DOUBLE_COMMA = Pattern.compile("([,;])(?:[ \\t]*[,;])+");
    private static final Pattern EDGES = Pattern.compile("(?m)^[ \\t,;]+|[ \\t,;]+$");

    private Rewording() {}

    /**
     * Writes other words for each of {@code words}; a capital stays a capital, and "a" and "an" follow.
     *
     * @param words in lower case
     * @param by what to write, one or several words; empty takes the words out
     */
    public static String rename(String text, Set<String> words, String by) {
        StringBuilder out = new StringBuilder();
        int done = 0;
        boolean before = false;
        boolean changed = false;
        for (Word word : Word.in(text)) {
            boolean hit = words.contains(word.key());
            String next = hit ? withCaseOf(word.text(), by) : word.text();
            out.append(text, done, word.start());
            // What follows a word that was taken out may need another article, too.
            if (hit || before) {
                Articles.correct(out, next);
            }
            out.append(next);
            done = word.end();
            before = hit;
            changed |= hit;
        }
        out.append(text.substring(done));
        return changed && by.isBlank() ? tidy(out.toString()) : out.toString();
    }

    /** Puts spaces and commas in order where words were added or taken out; lines stay lines. */
    public static String tidy(String text) {
        String commas = DOUBLE_COMMA
                .matcher(SPACE_BEFORE_COMMA.matcher(text).replaceAll("$1"))
                .replaceAll("$1");
        return EDGES.matcher(SPACES.matcher(commas).replaceAll(" ")).replaceAll("");
    }

    /** Each line with words before it; not where the line begins with them already. */
    public static String before(String text, String words) {
        String begin = words.strip();
        return lines(text, line -> startsWith(line, begin) ? line : join(begin, line));
    }

    /** Each line with words after it; not where the line ends with them already. */
    public static String after(String text, String words) {
        String end = words.strip();
        return lines(text, line -> line.endsWith(end) ? line : join(line, end));
    }

    private static String lines(String text, UnaryOperator<String> change) {
        return text.lines()
                .map(line -> line.isBlank() ? line : change.apply(line))
                .collect(Collectors.joining("\n"));
    }

    private static boolean startsWith(String line, String begin) {
        return line.toLowerCase(Locale.ROOT).startsWith(begin.toLowerCase(Locale.ROOT));
    }

    private static String join(String left, String right) {
        boolean closes = List.of(",", ".", ";").stream().anyMatch(right::startsWith);
        return closes || left.isEmpty() || right.isEmpty() ? left + right : left + " " + right;
    }

    private static String withCaseOf(String old, String by) {
        boolean shouted = old.length() > 1 && old.equals(old.toUpperCase(Locale.ROOT));
        return Character.isUpperCase(old.charAt(0)) && !shouted ? Articles.capital(by) : by;
    }
}
