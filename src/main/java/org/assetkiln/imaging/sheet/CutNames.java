package org.assetkiln.imaging.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of the pieces of a sheet, from a pattern. In it {@code {sheet}} stands for the sheet's name, {@code {row}},
 * {@code {column}} and {@code {number}} count from 1, {@code {name}} and {@code {tag}} are an atlas's, and {@code {frame}}
 * counts from 1 within the tag. Numbers are filled up with zeros to one length, so that files sort as they lie.
 */
public final class CutNames {
    private static final Pattern WORD = Pattern.compile("\\{(\\w+)}");
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}/\\\\:*?\"<>|]+");
    private static final int MOST = 100;

    private final String pattern;
    private final String sheet;

    /**
     * @param sheet the sheet's name without extension
     * @throws IllegalArgumentException with one sentence if the pattern has a word in braces that is not known
     */
    public CutNames(String pattern, String sheet) {
        this.pattern = pattern;
        this.sheet = sheet;
        WORD.matcher(pattern).results().forEach(word -> {
            if (!List.of("sheet", "row", "column", "number", "name", "tag", "frame")
                    .contains(word.group(1))) {
                throw new IllegalArgumentException("There is no " + word.group()
                        + " in a name; use {sheet}, {row}, {column}, {number}, {name}, {tag} or {frame}.");
            }
        });
    }

    /** The pattern that suits cuts best. */
    public static String usual(List<Cut> cuts) {
        if (cuts.stream().anyMatch(cut -> !cut.tag().isEmpty())) {
            return "{tag}_{frame}";
        }
        if (cuts.stream().anyMatch(cut -> !cut.name().isEmpty())) {
            return "{name}";
        }
        return "{sheet}_{row}_{column}";
    }

    /** File names without extension, one for each cut; what would be the same name regardless of case gets a number. */
    public List<String> of(List<Cut> cuts) {
        int rows = digits(cuts.stream().mapToInt(Cut::row).max().orElse(0));
        int columns = digits(cuts.stream().mapToInt(Cut::column).max().orElse(0));
        int frames = digits(cuts.stream().mapToInt(Cut::frame).max().orElse(0));
        int all = digits(cuts.size() - 1);
        List<String> names = new ArrayList<>();
        Map<String, Integer> taken = new HashMap<>();
        for (int i = 0; i < cuts.size(); i++) {
            Cut cut = cuts.get(i);
            Map<String, String> words = Map.of(
                    "sheet", sheet,
                    "row", number(cut.row(), rows),
                    "column", number(cut.column(), columns),
                    "number", number(i, all),
                    "name", cut.name(),
                    "tag", cut.tag(),
                    "frame", number(cut.frame(), frames));
            names.add(unused(filled(words), taken));
        }
        return names;
    }

    private String filled(Map<String, String> words) {
        String filled = WORD.matcher(pattern)
                .replaceAll(word -> Matcher.quoteReplacement(words.getOrDefault(word.group(1), "")));
        String clean = FORBIDDEN.matcher(filled).replaceAll("-");
        String trimmed = clean.replaceAll("^[\\s._-]+|[\\s._-]+$", "");
        String name = trimmed.isEmpty() ? "piece" : trimmed;
        return name.substring(0, Math.min(MOST, name.length()));
    }

    private static String unused(String wanted, Map<String, Integer> taken) {
        String name = wanted;
        for (int i = 2; taken.putIfAbsent(name.toLowerCase(Locale.ROOT), i) != null; i++) {
            name = wanted + "-" + i;
        }
        return name;
    }

    private static int digits(int last) {
        return Integer.toString(last + 1).length();
    }

    private static String number(int index, int digits) {
        return ("%0" + digits + "d").formatted(index + 1);
    }
}
