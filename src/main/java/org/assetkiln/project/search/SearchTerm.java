package org.assetkiln.project.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assetkiln.project.ReviewState;
import org.assetkiln.project.wording.Slip;

/** One word of a search, or a name and what it must be. */
final class SearchTerm {
    private static final Pattern NAMED = Pattern.compile("([a-zA-Z]+):(.*)", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("(<=|>=|<|>|=)?(\\d{1,9})");
    private static final List<String> NAMES =
            List.of("state", "caption", "name", "folder", "tokens", "w", "h", "alpha", "check");

    private SearchTerm() {}

    static Predicate<Subject> of(String part) throws QueryException {
        Matcher named = NAMED.matcher(part);
        boolean quoted = part.startsWith("\"");
        if (!quoted && named.matches()) {
            return named(
                    named.group(1).toLowerCase(Locale.ROOT),
                    bare(named.group(2)).toLowerCase(Locale.ROOT));
        }
        String word = bare(part).toLowerCase(Locale.ROOT);
        return subject -> subject.captionHas(word) || subject.idHas(word);
    }

    private static String bare(String text) {
        return text.replace("\"", "");
    }

    private static Predicate<Subject> named(String name, String value) throws QueryException {
        return switch (name) {
            case "state" -> state(value);
            case "caption" -> subject -> subject.captionHas(value);
            case "name" ->
                subject -> subject.image().name().toLowerCase(Locale.ROOT).contains(value);
            case "folder" ->
                subject -> subject.image().folder().toLowerCase(Locale.ROOT).contains(value);
            case "tokens" ->
                number(name, value, s -> s.knowledge().tokens(s.caption().text()));
            case "w" -> number(name, value, subject -> subject.image().width());
            case "h" -> number(name, value, subject -> subject.image().height());
            case "alpha" -> alpha(value);
            case "check" -> check(value);
            default ->
                throw new QueryException("There is no “" + name + ":”; there are "
                        + NAMES.stream().map(known -> known + ":").collect(Collectors.joining(", "))
                        + ". To look for the words, put them in quotes.");
        };
    }

    private static Predicate<Subject> state(String value) throws QueryException {
        if (value.equals("reviewed") || value.equals("unreviewed")) {
            return subject -> subject.caption().state().reviewed() == value.equals("reviewed");
        }
        if (value.equals("problem")) {
            return subject -> !subject.image().usable();
        }
        for (ReviewState state : ReviewState.values()) {
            if (name(state).equals(value)) {
                return subject -> subject.caption().state() == state;
            }
        }
        Stream<String> states = Arrays.stream(ReviewState.values()).map(SearchTerm::name);
        throw choose(
                "state",
                Stream.concat(states, Stream.of("reviewed", "unreviewed", "problem"))
                        .toList());
    }

    private static Predicate<Subject> check(String value) throws QueryException {
        if (value.equals("any") || value.equals("none")) {
            return subject -> slips(subject).isEmpty() == value.equals("none");
        }
        for (Slip.Kind kind : Slip.Kind.values()) {
            if (name(kind).equals(value)) {
                return subject -> slips(subject).stream().anyMatch(slip -> slip.kind() == kind);
            }
        }
        Stream<String> kinds = Arrays.stream(Slip.Kind.values()).map(SearchTerm::name);
        throw choose("check", Stream.concat(Stream.of("any", "none"), kinds).toList());
    }

    private static List<Slip> slips(Subject subject) {
        return subject.knowledge().slips(subject.image(), subject.caption());
    }

    private static Predicate<Subject> alpha(String value) throws QueryException {
        if (!value.equals("yes") && !value.equals("no")) {
            throw choose("alpha", List.of("yes", "no"));
        }
        return subject -> subject.image().transparent() == value.equals("yes");
    }

    private static Predicate<Subject> number(String name, String value, ToIntFunction<Subject> of)
            throws QueryException {
        Matcher number = NUMBER.matcher(value);
        if (!number.matches()) {
            throw new QueryException("Write a number after " + name + ":, for example " + name + ":>75.");
        }
        int bound = Integer.parseInt(number.group(2));
        String sign = number.group(1) == null ? "=" : number.group(1);
        return switch (sign) {
            case "<" -> subject -> of.applyAsInt(subject) < bound;
            case "<=" -> subject -> of.applyAsInt(subject) <= bound;
            case ">" -> subject -> of.applyAsInt(subject) > bound;
            case ">=" -> subject -> of.applyAsInt(subject) >= bound;
            default -> subject -> of.applyAsInt(subject) == bound;
        };
    }

    private static QueryException choose(String name, List<String> known) {
        return new QueryException("Write " + name + ": with one of " + String.join(", ", known) + ".");
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
