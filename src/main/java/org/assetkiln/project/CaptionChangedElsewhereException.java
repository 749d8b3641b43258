package org.assetkiln.project;

import java.io.IOException;

/** Another program has changed a sidecar since it was last read; nothing was written. */
public final class CaptionChangedElsewhereException extends IOException {
    private static final long serialVersionUID = 1;
    private final String known;
    private final String present;

    CaptionChangedElsewhereException(String image, String known, String present) {
        super("Another program has changed the caption of " + image
                + " in the meantime: look at its text, then save again.");
        this.known = known;
        this.present = present;
    }

    /** The text that both changes began from, as this program last read or wrote it. */
    public String known() {
        return known;
    }

    /** The text that is in the file now. */
    public String present() {
        return present;
    }
}
