package org.assetkiln.imaging.format;

import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file's bytes for ImageIO. A decoder may look a little beyond the end, as they do to fill their buffers; one that goes
 * on asking, because the file is cut off and its header promises millions of pixels more, is stopped.
 */
public final class PictureStream extends ImageInputStreamImpl {
    private static final int MOST_BEYOND = 2_000;

    private final byte[] bytes;
    private int beyond;

    public PictureStream(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
        bitOffset = 0;
        return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xff : end();
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        if (streamPos >= bytes.length) {
            return end();
        }
        int count = (int) Math.min(length, bytes.length - streamPos);
        System.arraycopy(bytes, (int) streamPos, target, from, count);
        streamPos += count;
        return count;
    }

    private int end() throws IOException {
        if (++beyond > MOST_BEYOND) {
            throw new IOException("The file ends long before its picture does.");
        }
        return -1;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    @Override
    public boolean isCached() {
        return true;
    }

    @Override
    public boolean isCachedMemory() {
        return true;
    }
}
