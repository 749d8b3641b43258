package org.assetkiln.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes whole files so that a reader, a crash or a power cut sees either the old content or the new, never a part:
 * into a temporary name in the same folder, forced to disk, then renamed.
 */
public final class AtomicFiles {
    private static final AtomicLong NUMBER = new AtomicLong();
    private static final int MOVE_ATTEMPTS = 5;

    private AtomicFiles() {}

    /** Writes a file's content. */
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Replaces a file's content, creating missing parent folders. */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, out -> out.write(content));
    }

    /** As {@link #write(Path, byte[])}, in UTF-8 without a byte-order mark. */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #write(Path, byte[])} for content that is produced while it is written. */
    public static void write(Path file, Body body) throws IOException {
        write(file, body, true);
    }

    /**
     * Replaces the content without waiting for the disk: for small files written every second, where a power cut may
     * lose the last of them.
     */
    public static void writeUnforced(Path file, byte[] content) throws IOException {
        write(file, out -> out.write(content), false);
    }

    /** Forces the content of a file that is there to disk; a file that is gone needs none. */
    public static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (NoSuchFileException e) {
            // Its folder's entries are what has to be forced.
        }
    }

    /** Renames a complete temporary file over another in the same folder, atomically where the file system can. */
    public static void replace(Path complete, Path file) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                move(complete, file);
                return;
            } catch (AccessDeniedException e) {
                // On Windows a virus scanner or another reader holds a file for a moment.
                if (attempt == MOVE_ATTEMPTS || !Files.exists(complete)) {
                    throw e;
                }
                pause(20L * attempt);
            }
        }
    }

    /** A name beside the file that nobody uses; hidden, so that scanners pass over it. */
    public static Path temporary(Path file) {
        long number = NUMBER.incrementAndGet();
        return file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + "-" + number + ".tmp");
    }

    /** Deletes temporary files that a killed program has left in a folder, of files whose names end like this. */
    public static void deleteLeftovers(Path folder, String ending) throws IOException {
        Pattern name = Pattern.compile("\\..+" + Pattern.quote(ending) + "\\.\\d+-\\d+\\.tmp");
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> left = entries.filter(entry ->
                            name.matcher(entry.getFileName().toString()).matches())
                    .toList();
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Forces a folder's entries to disk where the platform allows to open a folder. */
    public static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows cannot open folders; there the rename itself is journalled.
        }
    }

    private static void write(Path file, Body body, boolean force) throws IOException {
        Path target = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path temporary = temporary(target);
        try {
            fill(temporary, body, force);
            keepPermissions(target, temporary);
            replace(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
        if (force && folder != null) {
            forceFolder(folder);
        }
    }

    private static void fill(Path file, Body body, boolean force) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            body.writeTo(out);
            out.flush();
            if (force) {
                channel.force(true);
            }
        }
    }

    private static void keepPermissions(Path old, Path next) throws IOException {
        var from = Files.getFileAttributeView(old, PosixFileAttributeView.class);
        var to = Files.getFileAttributeView(next, PosixFileAttributeView.class);
        if (from != null && to != null && Files.exists(old)) {
            to.setPermissions(from.readAttributes().permissions());
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void pause(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Writing was interrupted.", e);
        }
    }
}
