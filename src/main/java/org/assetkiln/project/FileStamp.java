package org.assetkiln.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * What tells that a file was written: size and time, and which file it is.
 *
 * @param bytes -1 where there is no file
 * @param modifiedNanos since 1970
 * @param key stands for the file itself, however it is called; 100,000 of these are kept, hence no text
 */
record FileStamp(long bytes, long modifiedNanos, int key) {
    private static final FileStamp NONE = new FileStamp(-1, 0, 0);

    static FileStamp of(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            long nanos = found.lastModifiedTime().toInstant().getNano()
                    + 1_000_000_000L * found.lastModifiedTime().toInstant().getEpochSecond();
            return new FileStamp(found.size(), nanos, Objects.hashCode(found.fileKey()));
        } catch (IOException e) {
            return NONE;
        }
    }

    /** Whether there is a file that was written last before a time in milliseconds since 1970. */
    boolean olderThan(long millis) {
        return bytes >= 0 && modifiedNanos < 1_000_000 * millis;
    }

    /** Whether there is a file. */
    boolean exists() {
        return bytes >= 0;
    }
}
