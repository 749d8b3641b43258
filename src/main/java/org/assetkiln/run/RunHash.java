package org.assetkiln.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assetkiln.files.FileHashes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SHA-256 of what a run starts from, so that one can tell later whether a model or a dataset is still the same. A
 * file's own hash is remembered by its size and time, so that gigabytes are read once.
 */
public final class RunHash {
    private static final Logger LOG = LoggerFactory.getLogger(RunHash.class);
    private static final Set<String> MODEL_FILES = Set.of("json", "txt", "safetensors");

    private final FileHashes cache;

    private RunHash(FileHashes cache) {
        this.cache = cache;
    }

    /** Remembers files' hashes in a folder. */
    public static RunHash cachedIn(Path folder) {
        return new RunHash(FileHashes.cachedIn(folder));
    }

    /**
     * A model folder's hash: relative names and contents of its configuration, vocabulary and weight files.
     *
     * @return 64 hexadecimal digits, or an empty text when the folder cannot be read
     */
    public String model(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            MessageDigest digest = FileHashes.newDigest();
            var files = walk.filter(RunHash::isModelFile).sorted(byName(folder)).toList();
            for (Path file : files) {
                add(digest, name(folder, file), hash(file));
            }
            return files.isEmpty() ? "" : hex(digest);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The model {} cannot be hashed.", folder, e);
            return "";
        } finally {
            cache.save();
        }
    }

    /**
     * A dataset's hash: contents of the images and of the captions beside them, in whatever order and folder they are.
     *
     * @return 64 hexadecimal digits, or an empty text when an image cannot be read
     */
    public String images(List<Path> images) {
        try {
            TreeSet<String> parts = new TreeSet<>();
            for (Path image : images) {
                Path caption = sidecar(image);
                parts.add(image.getFileName() + " " + hash(image) + " "
                        + (Files.isRegularFile(caption) ? hash(caption) : ""));
            }
            MessageDigest digest = FileHashes.newDigest();
            parts.forEach(part -> add(digest, part, ""));
            return hex(digest);
        } catch (IOException e) {
            LOG.warn("The dataset cannot be hashed.", e);
            return "";
        } finally {
            cache.save();
        }
    }

    private String hash(Path file) throws IOException {
        return cache.sha256(file, () -> false);
    }

    private static Path sidecar(Path image) {
        String name = image.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return image.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".txt");
    }

    private static boolean isModelFile(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && MODEL_FILES.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static Comparator<Path> byName(Path folder) {
        return Comparator.comparing(file -> name(folder, file));
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static void add(MessageDigest digest, String name, String content) {
        digest.update((name + "\0" + content + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
