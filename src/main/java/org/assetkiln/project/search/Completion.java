package org.assetkiln.project.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assetkiln.imaging.format.PictureFormat;
import org.assetkiln.project.findings.FindingKind;

/** What a search that is being typed can go on with. */
public final class Completion {
    private static final int MOST = 12;

    private Completion() {}

    /**
     * A way to go on.
     *
     * @param start where in the search the word begins that it replaces
     * @param end where that word ends
     * @param text what to put there
     * @param help what it means, a few words; may be empty
     */
    public record Suggestion(int start, int end, String text, String help) {}

    /** Names that only the project knows, for {@code folder:} and {@code collection:}. */
    public record Names(List<String> folders, List<String> collections) {
        public static final Names NONE = new Names(List.of(), List.of());
    }

    /**
     * Ways to go on with the word before the cursor.
     *
     * @param caret where the cursor is, 0 to the length of the text
     */
    public static List<Suggestion> at(String text, int caret, Names names) {
        Optional<Part> typed = Part.of(text.substring(0, caret)).stream()
                .filter(part -> part.end() == caret && !part.text().startsWith("\""))
                .findFirst();
        if (typed.isEmpty() || typed.get().text().matches("[()-]")) {
            return List.of();
        }
        Part part = typed.get();
        int colon = part.text().indexOf(':');
        List<Suggestion> ways = new ArrayList<>();
        if (colon < 0) {
            fields(part, ways);
        } else {
            String name = part.text().substring(0, colon).toLowerCase(Locale.ROOT);
            String begun = Subject.fold(part.text().substring(colon + 1)).replace("\"", "");
            values(name, names).stream()
                    .filter(value -> Subject.fold(value).replace("\"", "").contains(begun))
                    .forEach(value -> ways.add(
                            new Suggestion(part.start(), caret, name + ":" + quoted(value), help(name, value))));
        }
        boolean done = ways.stream().anyMatch(way -> way.text().equals(part.text()));
        return done ? List.of() : ways.stream().limit(MOST).toList();
    }

    private static void fields(Part part, List<Suggestion> ways) {
        String begun = part.text().toLowerCase(Locale.ROOT);
        for (Field field : Fields.all()) {
            if (field.name().startsWith(begun)) {
                ways.add(new Suggestion(part.start(), part.end(), field.name() + ":", field.help()));
            }
        }
        if ("sort".startsWith(begun)) {
            ways.add(new Suggestion(part.start(), part.end(), "sort:", "in which order"));
        }
        for (String word : List.of("AND", "OR", "NOT")) {
            if (begun.length() > 1 && word.startsWith(part.text())) {
                ways.add(new Suggestion(part.start(), part.end(), word, ""));
            }
        }
    }

    private static List<String> values(String name, Names names) {
        return switch (name) {
            case "sort" -> SortOrder.names();
            case "folder" -> names.folders();
            case "collection" -> names.collections();
            case "format" ->
                Arrays.stream(PictureFormat.values())
                        .map(format -> format.endings().get(0))
                        .toList();
            default -> Fields.named(name).map(Field::values).orElse(List.of());
        };
    }

    static String quoted(String value) {
        return value.matches("[^\\s()\"]+") || value.startsWith("\"") ? value : '"' + value + '"';
    }

    private static String help(String name, String value) {
        return name.equals("finding")
                ? Arrays.stream(FindingKind.values())
                        .filter(kind -> kind.word().equals(value))
                        .map(FindingKind::title)
                        .findFirst()
                        .orElse("")
                : "";
    }
}
