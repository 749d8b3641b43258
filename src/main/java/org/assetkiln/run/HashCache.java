package org.assetkiln.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.assetkiln.files.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hashes of large files by path, size and time; small files are read each time. */
final class HashCache {
    private static final Logger LOG = LoggerFactory.getLogger(HashCache.class);
    private static final long SMALL = 4 << 20;

    private final Path file;
    private final Map<String, String> hashes;
    private boolean changed;

    /** The file's content: from "path, size, time" to a hash. */
    private record Content(Map<String, String> hashes) {}

    private HashCache(Path file, Map<String, String> hashes) {
        this.file = file;
        this.hashes = new ConcurrentHashMap<>(hashes);
    }

    static HashCache open(Path file) {
        try {
            return new HashCache(
                    file, Files.exists(file) ? Json.read(file, Content.class).hashes() : Map.of());
        } catch (IOException e) {
            LOG.warn("The remembered hashes start anew.", e);
            return new HashCache(file, Map.of());
        }
    }

    String hash(Path content) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(content, BasicFileAttributes.class);
        if (attributes.size() < SMALL) {
            return RunHash.content(content);
        }
        String key = content.toRealPath() + "|" + attributes.size() + "|"
                + attributes.lastModifiedTime().toMillis();
        String known = hashes.get(key);
        if (known == null) {
            known = RunHash.content(content);
            hashes.put(key, known);
            changed = true;
        }
        return known;
    }

    void save() {
        if (changed) {
            try {
                Json.write(file, new Content(hashes));
                changed = false;
            } catch (IOException e) {
                LOG.warn("Hashes cannot be remembered in {}.", file, e);
            }
        }
    }
}
