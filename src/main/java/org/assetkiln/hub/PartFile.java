package org.assetkiln.hub;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BooleanSupplier;
import org.assetkiln.files.AtomicFiles;

/**
 * The part of a file that has arrived, beside its final place. Its name holds the checksum that the whole will have, so
 * that a part is never continued with another version. Beside it lies the server's name for the content (its ETag).
 */
final class PartFile implements AutoCloseable {
    private final HubFile file;
    private final Path path;
    private final Path tagPath;
    private final FileChannel channel;
    private Digest digest;
    private long length;

    private PartFile(HubFile file, Path path, FileChannel channel) {
        this.file = file;
        this.path = path;
        this.channel = channel;
        tagPath = path.resolveSibling(path.getFileName() + ".etag");
        digest = new Digest(file);
    }

    /** Opens the part of {@code target}, empty or as it was left, and reads it once for its checksum. */
    static PartFile open(HubFile file, Path target, BooleanSupplier cancelled) throws IOException {
        String name = "." + target.getFileName() + "." + file.mark() + ".part";
        Path path = target.resolveSibling(name);
        var channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            PartFile part = new PartFile(file, path, channel);
            part.continueAt(channel.size(), cancelled);
            return part;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private synchronized void continueAt(long size, BooleanSupplier cancelled) throws IOException {
        if (size > file.size()) {
            restart();
        } else {
            digest.update(path, cancelled);
            length = size;
            channel.position(size);
        }
    }

    /** Bytes so far. */
    synchronized long length() {
        return length;
    }

    /** @throws HubException when this would be more than the file has */
    synchronized void append(byte[] bytes) throws IOException {
        if (length + bytes.length > file.size()) {
            throw new HubException(
                    HubException.Reason.WRONG_ANSWER,
                    "The server sends more of " + file.path() + " than the " + file.size() + " bytes it announced.");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw new HubException(HubException.Reason.DISK, path + " cannot be written: is the disk full?", e);
        }
        digest.update(bytes);
        length += bytes.length;
    }

    /** Throws away what there is. */
    synchronized void restart() throws IOException {
        channel.truncate(0);
        Files.deleteIfExists(tagPath);
        digest = new Digest(file);
        length = 0;
    }

    /** The server's name for the content that the part is of; empty when it gave none. */
    String tag() throws IOException {
        return Files.exists(tagPath) ? Files.readString(tagPath) : "";
    }

    void setTag(String tag) throws IOException {
        // A weak tag does not promise equal bytes.
        if (tag.startsWith("\"") && !tag.equals(tag())) {
            Files.writeString(tagPath, tag);
        }
    }

    /** Moves the whole file to its place; false when its checksum is wrong, and then the part is empty again. */
    synchronized boolean finish(Path target) throws IOException {
        if (!file.has(digest.hex())) {
            restart();
            return false;
        }
        channel.force(true);
        channel.close();
        AtomicFiles.replace(path, target);
        Files.deleteIfExists(tagPath);
        return true;
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }
}
