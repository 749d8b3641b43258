package org.assetkiln.imaging.aseprite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Little-endian numbers and texts; reading past the end is a {@link java.nio.BufferUnderflowException}. */
final class Input {
    private final ByteBuffer bytes;

    Input(byte[] file) {
        this(ByteBuffer.wrap(file));
    }

    private Input(ByteBuffer bytes) {
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    int u8() {
        return bytes.get() & 0xff;
    }

    int u16() {
        return bytes.getShort() & 0xffff;
    }

    int i16() {
        return bytes.getShort();
    }

    int i32() {
        return bytes.getInt();
    }

    long u32() {
        return Integer.toUnsignedLong(bytes.getInt());
    }

    String text() {
        byte[] text = new byte[Math.min(u16(), bytes.remaining())];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    void skip(int count) {
        part(count);
    }

    int remaining() {
        return bytes.remaining();
    }

    /** The next bytes, which this input goes on behind. */
    Input part(long count) {
        if (count < 0 || count > bytes.remaining()) {
            throw new IllegalArgumentException("The file ends within something " + count + " bytes long.");
        }
        Input part = new Input(bytes.slice(bytes.position(), (int) count));
        bytes.position(bytes.position() + (int) count);
        return part;
    }

    /** The same bytes, read from here without moving this input. */
    Input again() {
        return new Input(bytes.slice());
    }

    /** What is left. */
    ByteBuffer rest() {
        return bytes.slice();
    }
}
