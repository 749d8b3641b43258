package org.assetkiln.hub;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.BooleanSupplier;

/** A checksum in the making. */
final class Digest {
    private final MessageDigest digest;

    Digest(HubFile file) {
        boolean sha256 = file.kind() != HubFile.Checksum.GIT_BLOB;
        try {
            digest = MessageDigest.getInstance(sha256 ? "SHA-256" : "SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1 and SHA-256.", e);
        }
        if (!sha256) {
            digest.update(("blob " + file.size() + "\0").getBytes(StandardCharsets.US_ASCII));
        }
    }

    void update(byte[] bytes) {
        digest.update(bytes);
    }

    /** Adds what a file holds. */
    void update(Path path, BooleanSupplier cancelled) throws IOException {
        byte[] buffer = new byte[1 << 20];
        try (InputStream in = Files.newInputStream(path)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                if (cancelled.getAsBoolean()) {
                    throw Refusals.cancelled();
                }
            }
        }
    }

    /** The checksum so far; after it the digest starts anew. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Whether a file on disk is the one of the Hub. */
    static boolean matches(Path path, HubFile file, BooleanSupplier cancelled) throws IOException {
        if (!Files.isRegularFile(path) || Files.size(path) != file.size()) {
            return false;
        }
        Digest digest = new Digest(file);
        digest.update(path, cancelled);
        return file.has(digest.hex());
    }
}
