package org.assetkiln.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SHA-256 of what a run starts from, so that one can tell later whether a model or a dataset is still the same. A
 * file's own hash is remembered by its size and time, so that gigabytes are read once.
 */
public final class RunHash {
    private static final Logger LOG = LoggerFactory.getLogger(RunHash.class);
    private static final Set<String> MODEL_FILES = Set.of("json", "txt", "safetensors");

    private final HashCache cache;

    private RunHash(HashCache cache) {
        this.cache = cache;
    }

    /** Remembers files' hashes in a folder. */
    public static RunHash cachedIn(Path folder) {
        return new RunHash(HashCache.open(folder.resolve("hashes.json")));
    }

    /**
     * A model folder's hash: relative names and contents of its configuration, vocabulary and weight files.
     *
     * @return 64 hexadecimal digits, or an empty text when the folder cannot be read
     */
    public String model(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            MessageDigest digest = sha256();
            var files = walk.filter(RunHash::isModelFile).sorted(byName(folder)).toList();
            for (Path file : files) {
                add(digest, name(folder, file), cache.hash(file));
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
                parts.add(image.getFileName() + " " + cache.hash(image) + " "
                        + (Files.isRegularFile(caption) ? cache.hash(caption) : ""));
            }
            MessageDigest digest = sha256();
            parts.forEach(part -> add(digest, part, ""));
            return hex(digest);
        } catch (IOException e) {
            LOG.warn("The dataset cannot be hashed.", e);
            return "";
        } finally {
            cache.save();
        }
    }

    /** The hash of one file's content. */
    static String content(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            byte[] buffer = new byte[1 << 20];
            while (in.read(buffer) >= 0) {
                // The stream feeds the digest.
            }
        }
        return hex(digest);
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
