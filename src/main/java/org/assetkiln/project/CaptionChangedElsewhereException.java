package org.assetkiln.project;

import java.io.IOException;

/** Another program has changed a sidecar since it was last read; nothing was written. */
public final class CaptionChangedElsewhereException extends IOException {
    private static final long serialVersionUID = 1;
    private final String present;

    CaptionChangedElsewhereException(String image, String present) {
        super("Another program has changed the caption of " + image
                + " in the meantime: look at its text, then save again.");
        this.present = present;
    }

    /** The text that is in the file now. */
    public String present() {
        return present;
    }
}
