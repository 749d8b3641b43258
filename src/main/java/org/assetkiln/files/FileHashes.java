package org.assetkiln.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SHA-256 of files' contents. Those of large files are remembered by path, size and time, so that gigabytes are read
 * once; small files are read each time.
 */
public final class FileHashes {
    private static final Logger LOG = LoggerFactory.getLogger(FileHashes.class);
    private static final long SMALL = 4 << 20;

    private final Path file;
    private final Map<String, String> hashes;
    private volatile boolean changed;

    /** The file's content: from "path, size, time" to a hash. */
    private record Content(Map<String, String> hashes) {}

    private FileHashes(Path file) {
        this.file = file;
        hashes = new ConcurrentHashMap<>(read(file));
    }

    /** Hashes remembered in {@code hashes.json} of a folder. */
    public static FileHashes cachedIn(Path folder) {
        return new FileHashes(folder.resolve("hashes.json"));
    }

    private static Map<String, String> read(Path file) {
        try {
            return Files.exists(file) ? Json.read(file, Content.class).hashes() : Map.of();
        } catch (IOException e) {
            LOG.warn("The remembered hashes start anew.", e);
            return Map.of();
        }
    }

    /**
     * A file's hash: 64 hexadecimal digits.
     *
     * @throws InterruptedIOException when it was cancelled
     */
    public String sha256(Path content, BooleanSupplier cancelled) throws IOException {
        Optional<String> known = known(content);
        if (known.isPresent()) {
            return known.get();
        }
        String key = key(content); // before reading: what changes meanwhile has another time afterwards
        String hash = contentHash(content, cancelled);
        if (Files.size(content) >= SMALL) {
            hashes.put(key, hash);
            changed = true;
        }
        return hash;
    }

    /** The remembered hash of a large file that has not changed since. */
    public Optional<String> known(Path content) throws IOException {
        return Optional.ofNullable(hashes.get(key(content)));
    }

    /** Keeps what is new, beside what another has kept meanwhile. */
    public void save() {
        if (changed) {
            try {
                read(file).forEach(hashes::putIfAbsent);
                Json.write(file, new Content(hashes));
                changed = false;
            } catch (IOException e) {
                LOG.warn("Hashes cannot be remembered in {}.", file, e);
            }
        }
    }

    private static String key(Path content) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(content, BasicFileAttributes.class);
        return content.toRealPath() + "|" + attributes.size() + "|"
                + attributes.lastModifiedTime().toMillis();
    }

    private static String contentHash(Path content, BooleanSupplier cancelled) throws IOException {
        MessageDigest digest = newDigest();
        byte[] buffer = new byte[1 << 20];
        try (InputStream in = Files.newInputStream(content)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                if (cancelled.getAsBoolean()) {
                    throw new InterruptedIOException("Reading " + content + " was cancelled.");
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** An empty SHA-256. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
