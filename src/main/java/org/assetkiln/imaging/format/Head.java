package org.assetkiln.imaging.format;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads single numbers anywhere in a file, a few kilobytes at a time. */
final class Head implements AutoCloseable {
    private static final int WINDOW = 4096;

    private final SeekableByteChannel channel;
    private final long length;
    private final byte[] window = new byte[WINDOW];
    private long start;
    private int filled;

    Head(Path file) throws IOException {
        channel = Files.newByteChannel(file);
        length = channel.size();
    }

    long length() {
        return length;
    }

    /** The byte at a place in the file, 0 to 255. */
    int u8(long at) throws IOException {
        if (at < start || at >= start + filled) {
            load(at);
        }
        return window[(int) (at - start)] & 0xff;
    }

    private void load(long at) throws IOException {
        if (at < 0 || at >= length) {
            throw new EOFException("The file ends before byte " + at + ".");
        }
        channel.position(at);
        ByteBuffer buffer = ByteBuffer.wrap(window);
        int read = 0;
        while (read >= 0 && buffer.hasRemaining()) {
            read = channel.read(buffer);
        }
        start = at;
        filled = buffer.position();
        if (filled == 0) {
            throw new EOFException("The file was cut off while it was read.");
        }
    }

    /** Two bytes, the more significant first; {@code le} is the other way round. */
    int u16be(long at) throws IOException {
        return u8(at) << 8 | u8(at + 1);
    }

    int u16le(long at) throws IOException {
        return u8(at + 1) << 8 | u8(at);
    }

    long u32be(long at) throws IOException {
        return (long) u16be(at) << 16 | u16be(at + 2);
    }

    long u32le(long at) throws IOException {
        return (long) u16le(at + 2) << 16 | u16le(at);
    }

    int u24le(long at) throws IOException {
        return u8(at + 2) << 16 | u16le(at);
    }

    /** Whether these letters stand there; false beyond the end. */
    boolean says(long at, String letters) throws IOException {
        byte[] bytes = letters.getBytes(StandardCharsets.ISO_8859_1);
        if (at < 0 || at + bytes.length > length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (u8(at + i) != (bytes[i] & 0xff)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
