package org.assetkiln.imaging.photoshop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The layer records (Adobe, Photoshop File Formats Specification), looked at before the decoder does: it reserves memory for as
 * many blending ranges as a record claims to have.
 */
final class PsdRecords {
    private static final int HEADER = 26;
    private static final int LARGE = 2;

    private final ByteBuffer in;
    private final boolean large;

    private PsdRecords(byte[] file) {
        in = ByteBuffer.wrap(file);
        large = in.getShort(4) == LARGE;
    }

    /** @throws IOException when a record claims to be longer than the file; also with what reading past its end throws */
    static void check(byte[] file) throws IOException {
        new PsdRecords(file).check();
    }

    private void check() throws IOException {
        long resources = HEADER + 4 + u32(HEADER);
        long section = resources + 4 + u32(resources);
        long layers = section + lengthBytes();
        if (layers + lengthBytes() > in.limit() || length(section) == 0) {
            return;
        }
        if (length(layers) > 0) {
            records(layers + lengthBytes());
            return;
        }
        // Those of 16 and 32 bits a colour lie in a block of their own.
        String all = new String(in.array(), StandardCharsets.ISO_8859_1);
        for (String block : new String[] {"8BIMLr16", "8BIMLr32"}) {
            int at = all.indexOf(block, (int) layers);
            if (at >= 0) {
                records(at + block.length() + lengthBytes());
            }
        }
    }

    private void records(long from) throws IOException {
        int count = Math.abs(in.getShort(index(from)));
        long at = from + 2;
        for (int i = 0; i < count; i++) {
            int channels = in.getShort(index(at + 16)) & 0xffff;
            long extra = at + 18 + channels * (2L + lengthBytes()) + 12;
            long end = extra + 4 + u32(extra);
            long ranges = extra + 8 + u32(extra + 4);
            if (end > in.limit() || u32(extra) > 0 && ranges + 4 + u32(ranges) > end) {
                throw new IOException("A layer's record is longer than the file.");
            }
            at = end;
        }
    }

    private int lengthBytes() {
        return large ? Long.BYTES : Integer.BYTES;
    }

    private long length(long at) {
        return large ? in.getLong(index(at)) : u32(at);
    }

    private long u32(long at) {
        return Integer.toUnsignedLong(in.getInt(index(at)));
    }

    /** A place beyond any file is one beyond this one. */
    private static int index(long at) {
        return (int) Math.min(Integer.MAX_VALUE - Long.BYTES, at);
    }
}
