package org.assetkiln.model.safetensors;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.assetkiln.model.ModelFormatException;

/**
 * An open safetensors file. Its tensors are mapped, not read: their bytes come from the disk when they are touched.
 *
 * <p>Not for use by several threads at once. Buffers stay valid after closing.
 */
public final class SafetensorsFile implements AutoCloseable {
    private static final long MAX_HEADER = 100_000_000;

    private final Path path;
    private final FileChannel channel;
    private final boolean mappable;
    private final long dataStart;
    private final SafetensorsHeader header;

    private SafetensorsFile(Path path, FileChannel channel, boolean mappable) throws IOException {
        this.path = path;
        this.channel = channel;
        this.mappable = mappable;
        long headerLength = headerLength();
        this.dataStart = 8 + headerLength;
        this.header =
                SafetensorsHeader.parse(headerText((int) headerLength), channel.size() - dataStart, path.toString());
    }

    /**
     * Opens a file and checks its whole header.
     *
     * @throws ModelFormatException if it is not a valid safetensors file, or a pickled checkpoint
     * @throws IOException if it cannot be read
     */
    public static SafetensorsFile open(Path path) throws IOException {
        if (PickledFiles.isNamedSo(path)) {
            throw PickledFiles.refusal(path);
        }
        if (!Files.isRegularFile(path)) {
            throw new ModelFormatException(path + (Files.exists(path) ? " is not a file." : " is missing."));
        }
        // A copy-on-write mapping needs a channel that may write, though nothing is ever written to the file.
        boolean mappable = Files.isWritable(path);
        FileChannel channel = mappable
                ? FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)
                : FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new SafetensorsFile(path, channel, mappable);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private long headerLength() throws IOException {
        long size = channel.size();
        if (size < 8) {
            throw new ModelFormatException(path + " is not a safetensors file: it has only " + size + " bytes.");
        }
        long length = read(0, ByteBuffer.allocate(8)).getLong();
        if (length < 2 || length > size - 8) {
            if (PickledFiles.beginsSo(path)) {
                throw PickledFiles.refusal(path);
            }
            throw new ModelFormatException(path
                    + " is not a safetensors file or is cut off: its header does not fit; copy or download it again.");
        }
        if (length > MAX_HEADER) {
            throw new ModelFormatException(
                    path + " is refused: a header of " + length + " bytes is larger than any real model has.");
        }
        return length;
    }

    private String headerText(int length) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(read(8, ByteBuffer.allocate(length)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ModelFormatException(path + " is not a safetensors file: its header is not UTF-8 text.", e);
        }
    }

    /** Names of all tensors in the order of the file. */
    public Set<String> names() {
        return header.tensors().keySet();
    }

    /**
     * Type, shape and place of a tensor.
     *
     * @throws NoSuchElementException if there is none of this name
     */
    public TensorInfo info(String name) {
        TensorInfo info = header.tensors().get(name);
        if (info == null) {
            throw new NoSuchElementException(path + " has no tensor " + name + ".");
        }
        return info;
    }

    /** Free text in the header; empty if there is none. */
    public Map<String, String> metadata() {
        return header.metadata();
    }

    /** The file itself. */
    public Path path() {
        return path;
    }

    /**
     * The elements of a tensor: a direct, little endian buffer whose base address is the tensor's first byte.
     *
     * <p>It is a private mapping: pages that are written to are copied and the file never changes. A write-protected
     * file, or a tensor whose place is not a multiple of its element size, is copied to memory instead. While a buffer
     * is in use the file must not be shortened; on Windows it cannot be replaced either.
     *
     * @throws ModelFormatException if it is larger than 2 GiB
     * @throws NoSuchElementException if there is none of this name
     */
    public ByteBuffer bytes(String name) throws IOException {
        TensorInfo info = info(name);
        if (info.length() > Integer.MAX_VALUE) {
            throw new ModelFormatException("%s cannot be used: tensor %s is larger than 2 GiB."
                    .formatted(path, ModelFormatException.printable(name)));
        }
        long offset = dataStart + info.begin();
        int length = (int) info.length();
        if (length == 0) {
            return ByteBuffer.allocateDirect(0).order(ByteOrder.LITTLE_ENDIAN);
        }
        if (mappable && offset % info.dtype().bytes() == 0) {
            return channel.map(MapMode.PRIVATE, offset, length).order(ByteOrder.LITTLE_ENDIAN);
        }
        return read(offset, ByteBuffer.allocateDirect(length));
    }

    /**
     * Copies some of a tensor's bytes.
     *
     * @param from first of them, counted from the tensor's beginning
     * @param target is filled from its position to its limit
     * @throws NoSuchElementException if there is no tensor of this name
     */
    public void read(String name, long from, ByteBuffer target) throws IOException {
        TensorInfo info = info(name);
        if (from < 0 || target.remaining() > info.length() - from) {
            throw new IndexOutOfBoundsException("The tensor " + name + " has only " + info.length() + " bytes.");
        }
        fill(dataStart + info.begin() + from, target);
    }

    /** Fills a buffer from the file. */
    private ByteBuffer read(long offset, ByteBuffer buffer) throws IOException {
        fill(offset, buffer);
        return buffer.flip().order(ByteOrder.LITTLE_ENDIAN);
    }

    private void fill(long offset, ByteBuffer buffer) throws IOException {
        long start = offset - buffer.position();
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, start + buffer.position()) < 0) {
                throw new EOFException(path + " became shorter while it was read; copy or download it again.");
            }
        }
    }

    /** Closes the file; buffers that were handed out stay valid. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
