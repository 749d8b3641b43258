package org.assetkiln.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** What tells that a file was written: size and time, and which file it is. */
record FileStamp(long bytes, long modifiedNanos, String key) {
    private static final FileStamp NONE = new FileStamp(-1, 0, "");

    static FileStamp of(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            long nanos = found.lastModifiedTime().toInstant().getNano()
                    + 1_000_000_000L * found.lastModifiedTime().toInstant().getEpochSecond();
            return new FileStamp(found.size(), nanos, String.valueOf(found.fileKey()));
        } catch (IOException e) {
            return NONE;
        }
    }

    /** Whether there is a file that was written last before a time in milliseconds since 1970. */
    boolean olderThan(long millis) {
        return bytes >= 0 && modifiedNanos < 1_000_000 * millis;
    }
}
