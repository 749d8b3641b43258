package org.assetkiln.imaging.photoshop;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The image resources section (Adobe, Photoshop File Formats Specification): notes beside the pixels. */
final class PsdResources {
    private static final int HEADER = 26;
    private static final int VERSION = 1057;
    private static final int COLOUR_PROFILE = 1039;

    /** Of the range for plug-ins, which nobody reads. */
    private static final short PLUG_IN = 4999;

    private PsdResources() {}

    /**
     * Hides from the decoder all notes but the colour profile: it reserves memory for texts of any length that they claim.
     *
     * @return whether the file holds the whole picture. Without "maximise compatibility", Photoshop saves a white page in
     *     its place, and says so
     */
    static boolean hide(byte[] file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(file);
        long at = HEADER + 4 + unsigned(in, HEADER);
        long end = at + 4 + unsigned(in, at);
        boolean whole = true;
        at += 4;
        while (at + 12 <= end) {
            int id = in.getShort((int) at + 4) & 0xffff;
            int name = in.get((int) at + 6) & 0xff;
            long size = at + 6 + (name / 2 + 1) * 2L; // a name has its length before it and is padded to even
            long data = size + 4;
            long next = data + unsigned(in, size);
            if (next > end || end > file.length) {
                throw new IOException("A note is longer than all notes together.");
            }
            if (id == VERSION && next - data > 4) {
                whole = in.get((int) data + 4) != 0;
            }
            if (id != COLOUR_PROFILE) {
                in.putShort((int) at + 4, PLUG_IN);
            }
            at = next + (next - data) % 2;
        }
        return whole;
    }

    private static long unsigned(ByteBuffer in, long at) {
        return Integer.toUnsignedLong(in.getInt((int) Math.min(Integer.MAX_VALUE, at)));
    }
}
