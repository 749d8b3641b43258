package org.assetkiln.project;

import java.io.IOException;

/** The project is open in another window or program, or its folder cannot be written; nothing was changed. */
public final class ReadOnlyProjectException extends IOException {
    private static final long serialVersionUID = 1;

    ReadOnlyProjectException(String sentence) {
        super(sentence);
    }
}
