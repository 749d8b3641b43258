package org.assetkiln.project;

/**
 * The difference of two texts: one stretch that was replaced by another.
 *
 * @param start where the stretch begins, in UTF-16 units; never inside a surrogate pair
 * @param removed what stood there before
 * @param inserted what stands there after
 */
record TextDelta(int start, String removed, String inserted) {
    static TextDelta between(String before, String after) {
        int shorter = Math.min(before.length(), after.length());
        int start = 0;
        while (start < shorter && before.charAt(start) == after.charAt(start)) {
            start++;
        }
        if (start > 0 && Character.isHighSurrogate(before.charAt(start - 1))) {
            start--;
        }
        int end = 0;
        while (end < shorter - start
                && before.charAt(before.length() - 1 - end) == after.charAt(after.length() - 1 - end)) {
            end++;
        }
        if (end > 0 && Character.isLowSurrogate(before.charAt(before.length() - end))) {
            end--;
        }
        return new TextDelta(
                start, before.substring(start, before.length() - end), after.substring(start, after.length() - end));
    }

    String apply(String before) {
        return replaced(before, removed, inserted);
    }

    String revert(String after) {
        return replaced(after, inserted, removed);
    }

    private String replaced(String text, String from, String to) {
        if (!text.startsWith(from, start)) {
            throw new IllegalArgumentException("This difference does not belong to the text: " + text);
        }
        return text.substring(0, start) + to + text.substring(start + from.length());
    }
}
