package org.assetkiln.imaging;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that cannot be taken as a picture. The message is one sentence for the user and names the file. */
public final class UnreadableImageException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableImageException(Path file, String why, @Nullable Throwable cause) {
        super(file.getFileName() + " " + why, cause);
    }
}
