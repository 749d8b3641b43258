package org.assetkiln.training;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.assetkiln.model.ModelFormatException;

/** What a failure with a file means to the user. */
final class FileFailure {
    private FileFailure() {}

    /** One sentence; the operating system's own words, such as "No space left on device", are none. */
    static String sentence(IOException e) {
        String message = Objects.requireNonNullElse(e.getMessage(), e.toString());
        if (e instanceof ModelFormatException || (message.contains(" ") && message.endsWith("."))) {
            return message;
        }
        if (e instanceof FileSystemException failure) {
            return "The file " + failure.getFile() + " cannot be read or written because " + reason(failure)
                    + ": put that right, then resume the run.";
        }
        return "A file of the run cannot be read or written (" + message
                + "): check that the disk has space, then resume the run.";
    }

    private static String reason(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "it is not there";
        }
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        return e.getReason() == null ? "the system refuses it" : "of \"" + e.getReason() + "\"";
    }
}
