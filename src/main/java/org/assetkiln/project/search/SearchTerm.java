package org.assetkiln.project.search;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One word of a search, or a field and what it must be. */
final class SearchTerm {
    private static final Pattern NAMED = Pattern.compile("([a-zA-Z]+):(.*)", Pattern.DOTALL);

    private SearchTerm() {}

    static Condition of(Part part) throws QueryException {
        Matcher named = NAMED.matcher(part.text());
        if (!part.text().startsWith("\"") && named.matches()) {
            return named(part, named.group(1).toLowerCase(Locale.ROOT), bare(named.group(2)));
        }
        String word = bare(part.text());
        return new Condition.OfOne(subject -> subject.captionHas(word) || subject.idHas(word));
    }

    private static String bare(String text) {
        return Subject.fold(text.replace("\"", ""));
    }

    private static Condition named(Part part, String name, String value) throws QueryException {
        Optional<Field> field = Fields.named(name);
        if (field.isEmpty()) {
            throw part.wrong("There is no “" + name + ":”; there are "
                    + Fields.all().stream().map(known -> known.name() + ":").collect(Collectors.joining(", "))
                    + ", sort:. To look for the words, put them in quotes.");
        }
        Condition asked = field.get().meaning().of(value);
        if (asked == null) {
            throw part.wrong(help(field.get()));
        }
        return asked;
    }

    private static String help(Field field) {
        String first = field.values().get(0);
        boolean number = !Character.isLetter(first.charAt(0));
        return number
                ? "Write a number after " + field.name() + ":, for example " + field.name() + ":" + first + "."
                : "Write " + field.name() + ": with one of " + String.join(", ", field.values()) + ".";
    }
}
