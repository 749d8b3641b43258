package org.assetkiln.model;

import java.io.IOException;

/**
 * A model file cannot be used as it is: damaged, of a kind that is not supported, or not safe to read.
 *
 * <p>The message is one sentence for the user that names the file, says what is wrong and, where there is something to
 * do, what.
 */
public final class ModelFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    public ModelFormatException(String sentence) {
        super(sentence);
    }

    public ModelFormatException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** A text from a file made fit for a sentence: printable and at most 120 characters. */
    public static String printable(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 120 ? printable : printable.substring(0, 117) + "...";
    }
}
