package org.assetkiln.imaging;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.assetkiln.imaging.format.PictureStream;
import org.assetkiln.imaging.format.RefusedException;

/**
 * A BMP. The JDK's decoder knows the headers of Windows 3 and of Windows 95 and later; those of OS/2 2 and the two that lie
 * between begin with the same fields and are made one of these first.
 */
final class BmpFile {
    private static final int FILE_HEADER = 14;
    private static final int WINDOWS_3 = 40;
    private static final int LAST_BETWEEN = 56;
    private static final int OS2 = 64;
    private static final int WINDOWS_95 = 108;
    private static final int SHORTEST = 16;
    private static final int PLAIN_COLOURS = 0x73524742; // "sRGB"

    private BmpFile() {}

    static BufferedImage read(byte[] file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("bmp").next();
        try {
            reader.setInput(new PictureStream(known(file)), false, true);
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    private static byte[] known(byte[] file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int size = in.getInt(FILE_HEADER);
        boolean between = size > WINDOWS_3 && size <= LAST_BETWEEN;
        boolean os2 = size >= SHORTEST && size <= OS2 && size != WINDOWS_3 && !between;
        if (os2 && size > SHORTEST + 4 && in.getInt(30) > 2) {
            throw new RefusedException("is a BMP of OS/2 in a rare packing; save it as PNG.");
        }
        return between ? withHeader(in, size, WINDOWS_95) : os2 ? withHeader(in, size, WINDOWS_3) : file;
    }

    /** The same file with a longer or shorter header; what follows it moves along. */
    private static byte[] withHeader(ByteBuffer in, int size, int wanted) {
        int more = wanted - size;
        ByteBuffer out = ByteBuffer.allocate(Math.addExact(in.limit(), more)).order(ByteOrder.LITTLE_ENDIAN);
        out.put(0, in, 0, FILE_HEADER + Math.min(size, wanted));
        out.putInt(10, in.getInt(10) + more).putInt(FILE_HEADER, wanted);
        if (wanted == WINDOWS_95) {
            out.putInt(FILE_HEADER + LAST_BETWEEN, PLAIN_COLOURS);
        }
        int rest = FILE_HEADER + size;
        out.put(FILE_HEADER + wanted, in, rest, in.limit() - rest);
        return out.array();
    }
}
