package org.assetkiln.hub;

import java.util.Locale;

/**
 * A file of a repository.
 *
 * @param path in the repository, with slashes
 * @param size bytes, 0 and up
 * @param kind what the checksum is made of
 * @param checksum hexadecimal digits in lower case; empty where there is none
 */
public record HubFile(String path, long size, Checksum kind, String checksum) {
    /** How the Hub names the content of a file. */
    public enum Checksum {
        /** SHA-256 of the content: large files. */
        SHA256(64),
        /** SHA-1 of "blob", the size and the content, as git does it: small files. */
        GIT_BLOB(40),
        /** The server tells none: only the size is checked. */
        NONE(0);

        private final int digits;

        Checksum(int digits) {
            this.digits = digits;
        }
    }

    public HubFile {
        checksum = checksum.toLowerCase(Locale.ROOT);
        if (size < 0 || !checksum.matches("[0-9a-f]{" + kind.digits + "}")) {
            throw new IllegalArgumentException("The file " + path + " has no proper size and checksum.");
        }
    }

    /** Of a server that tells no checksums. */
    static HubFile unchecked(String path, long size) {
        return new HubFile(path, size, Checksum.NONE, "");
    }

    /** What tells this content from another of the same name, as far as is known. */
    String mark() {
        return kind == Checksum.NONE ? Long.toString(size) : checksum.substring(0, 12);
    }

    /** Whether a content with this checksum is the file's. */
    boolean has(String found) {
        return kind == Checksum.NONE || checksum.equals(found);
    }

    /** The name without folders. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
