package org.assetkiln.imaging.animation;

import java.awt.Rectangle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The frames of an animated WebP: its ANMF chunks (RFC 9649, 2.7.1.1). */
final class WebpParts {
    private static final int FIRST_CHUNK = 12;
    private static final int ANMF = 'A' | 'N' << 8 | 'M' << 16 | 'F' << 24;
    private static final int CLEARS = 1;
    private static final int REPLACES = 2;

    private WebpParts() {}

    static List<Part> read(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(FIRST_CHUNK);
        List<Part> parts = new ArrayList<>();
        while (in.remaining() >= 8) {
            int name = in.getInt();
            long length = Integer.toUnsignedLong(in.getInt());
            long next = in.position() + length + (length & 1);
            if (name == ANMF) {
                parts.add(part(in));
            }
            in.position((int) Math.min(in.limit(), next));
        }
        return parts;
    }

    private static Part part(ByteBuffer in) {
        int x = 2 * u24(in);
        int y = 2 * u24(in);
        var bounds = new Rectangle(x, y, 1 + u24(in), 1 + u24(in));
        int millis = u24(in);
        int flags = in.get();
        Part.Disposal after = (flags & CLEARS) != 0 ? Part.Disposal.CLEAR : Part.Disposal.KEEP;
        return new Part(bounds, millis, (flags & REPLACES) == 0, after);
    }

    private static int u24(ByteBuffer in) {
        return in.get() & 0xff | (in.get() & 0xff) << 8 | (in.get() & 0xff) << 16;
    }
}
