package org.assetkiln.project.intake;

import java.io.IOException;

/** A file that does not come in. The message is the rest of a sentence that begins with the file's name. */
final class LeftOutException extends IOException {
    private static final long serialVersionUID = 1L;

    LeftOutException(String why) {
        super(why);
    }
}
