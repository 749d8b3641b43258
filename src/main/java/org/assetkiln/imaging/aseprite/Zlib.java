package org.assetkiln.imaging.aseprite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Inflates what is of known size. */
final class Zlib {
    /** Deflate packs at most 258 bytes into two bits (RFC 1951). */
    private static final long MOST = 1032;

    private Zlib() {}

    /** @param size of the result, bytes; nothing is reserved for more than {@code packed} can hold */
    static byte[] inflate(ByteBuffer packed, long size) throws IOException {
        if (size > (packed.remaining() + 1) * MOST || size > Integer.MAX_VALUE - 8) {
            throw new IOException("Fewer pixels are stored than the file says.");
        }
        byte[] result = new byte[(int) size];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            int done = 0;
            int step = 1;
            while (done < result.length && step > 0) {
                step = inflater.inflate(result, done, result.length - done);
                done += step;
            }
            if (done < result.length) {
                throw new IOException("Fewer pixels are stored than the file says.");
            }
            return result;
        } catch (DataFormatException e) {
            throw new IOException("The pixels are damaged.", e);
        } finally {
            inflater.end();
        }
    }
}
