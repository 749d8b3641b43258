package org.assetkiln.project.wording;

import java.util.Optional;

/**
 * An image's name that ends in a number, as the frames of an animation have: {@code monsters/walk_01.png}.
 *
 * @param series folder and name without the number and what stands before it: {@code monsters/walk}
 */
public record FrameName(String series, long number) {
    private static final String SEPARATORS = "-_. (";
    private static final int MOST_DIGITS = 18;

    /** Reads an id, a path with {@code /} between names; empty where there is no number. */
    public static Optional<FrameName> of(String id) {
        int start = id.lastIndexOf('/') + 1;
        int dot = id.lastIndexOf('.');
        int end = dot > start ? dot : id.length();
        if (end > start && id.charAt(end - 1) == ')') {
            end--;
        }
        int digits = end;
        while (digits > start && digit(id.charAt(digits - 1))) {
            digits--;
        }
        if (digits == start || digits == end || end - digits > MOST_DIGITS) {
            return Optional.empty();
        }
        int name = digits;
        while (name > start + 1 && SEPARATORS.indexOf(id.charAt(name - 1)) >= 0 && !digit(id.charAt(name - 2))) {
            name--;
        }
        return Optional.of(new FrameName(id.substring(0, name), Long.parseLong(id.substring(digits, end))));
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
