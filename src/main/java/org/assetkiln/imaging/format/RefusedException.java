package org.assetkiln.imaging.format;

import java.io.IOException;

/** A sound picture that is not read. The message says why and what to do; the file's name belongs before it. */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    public RefusedException(String why) {
        super(why);
    }
}
