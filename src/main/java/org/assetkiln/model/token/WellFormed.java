package org.assetkiln.model.token;

/** Texts that have a form in UTF-8. */
final class WellFormed {
    private WellFormed() {}

    /** The text with each half of a surrogate pair, which a cut string may hold, replaced; the length stays. */
    static String of(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            if (Character.isHighSurrogate(out.charAt(i))
                    && i + 1 < out.length()
                    && Character.isLowSurrogate(out.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(out.charAt(i))) {
                out.setCharAt(i, '\ufffd');
            }
        }
        return out.toString();
    }
}
