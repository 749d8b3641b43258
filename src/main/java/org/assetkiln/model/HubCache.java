package org.assetkiln.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The layout of Hugging Face's download cache: {@code models--ORG--NAME/snapshots/HASH}, and {@code refs/main} names a hash. */
public final class HubCache {
    private static final int MAX_REF_BYTES = 256;

    private HubCache() {}

    /** The newest snapshot where a folder is a repository in the cache, else the folder itself. */
    public static Path resolve(Path folder) throws IOException {
        Path snapshots = folder.resolve("snapshots");
        if (!Files.isDirectory(snapshots) || Files.exists(folder.resolve("model_index.json"))) {
            return folder;
        }
        List<Path> refs = new ArrayList<>(newestFirst(folder.resolve("refs")));
        refs.add(0, folder.resolve("refs/main"));
        for (Path ref : refs) {
            if (Files.isRegularFile(ref) && Files.size(ref) <= MAX_REF_BYTES) {
                String hash = Files.readString(ref).strip();
                if (hash.matches("[0-9A-Za-z]+") && Files.isDirectory(snapshots.resolve(hash))) {
                    return snapshots.resolve(hash);
                }
            }
        }
        return newestFirst(snapshots).stream()
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(folder);
    }

    private static List<Path> newestFirst(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        record Dated(Path path, FileTime time) {}
        List<Dated> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                entries.add(new Dated(file, Files.getLastModifiedTime(file)));
            }
        }
        return entries.stream()
                .sorted(Comparator.comparing(Dated::time).reversed().thenComparing(Dated::path))
                .map(Dated::path)
                .toList();
    }
}
