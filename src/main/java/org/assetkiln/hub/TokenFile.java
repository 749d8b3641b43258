package org.assetkiln.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a token between two starts, if the user wants that: a file that nobody else can read.
 *
 * @param path the file; it need not exist
 */
public record TokenFile(Path path) {
    /** The one in the user's configuration folder. */
    public static TokenFile in(Path configFolder) {
        return new TokenFile(configFolder.resolve("hub-token"));
    }

    /** The kept token; null when there is none or the file holds something else. */
    public @Nullable HubToken read() {
        try {
            return Files.exists(path) ? new HubToken(Files.readString(path).strip()) : null;
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Keeps a token. */
    public void write(HubToken token) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.deleteIfExists(path);
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            // From the first moment, so that the token is at no time readable by others.
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(path, owner);
        }
        Files.writeString(path, token.value());
    }

    /** Forgets the token. */
    public void delete() throws IOException {
        Files.deleteIfExists(path);
    }
}
