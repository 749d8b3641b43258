package org.assetkiln.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes files so that at any moment, also after a power cut, the name holds either the old content or the new. */
public final class AtomicFile {
    private static final int CHUNK = 4 << 20;

    private AtomicFile() {}

    /** Writes the content of a file to a channel at its start. */
    @FunctionalInterface
    public interface Content {
        void writeTo(FileChannel channel) throws IOException;
    }

    /**
     * Writes to a temporary name in the same folder, forces it to disk, then renames it to the target.
     *
     * @param target the file; replaced if it exists. Its folder must exist.
     * @param content what to write
     * @throws IOException if that fails; the target is then as it was
     */
    public static void write(Path target, Content content) throws IOException {
        Path absolute = target.toAbsolutePath();
        Path part = absolute.resolveSibling("." + absolute.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (FileChannel channel =
                    FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                channel.force(true);
            }
            Files.move(part, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        Path folder = absolute.getParent();
        if (folder != null) {
            forceFolder(folder);
        }
    }

    /** Writes a text as UTF-8. */
    public static void writeText(Path target, String text) throws IOException {
        write(target, channel -> writeFully(channel, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
    }

    /** Writes from the buffer's position to its limit; the buffer itself does not move. */
    public static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        ByteBuffer rest = bytes.duplicate();
        int end = rest.limit();
        while (rest.position() < end) {
            // In pieces: the JDK copies a heap buffer to a direct one of the same size and keeps that.
            rest.limit(Math.min(end, rest.position() + Math.min(CHUNK, end - rest.position())));
            channel.write(rest);
        }
    }

    /** Makes the rename itself durable; Windows cannot open a folder, and its file system logs renames. */
    private static void forceFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
