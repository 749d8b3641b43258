package org.assetkiln.project.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Opens files of an archive and counts what it unpacks to, whatever its index says, so that a small one cannot fill the disk. */
final class UnpackedBytes {
    static final long MOST_OF_ALL = 16L << 30;

    /** More than pictures are ever packed, beyond a size that does no harm. */
    static final long MOST_TIMES = 200;

    static final long HARMLESS = 16L << 20;

    private long all;

    /** @throws LeftOutException when it does not come in */
    InputStream open(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        if (entry.isUnixSymlink()) {
            throw new LeftOutException("is only a link to another file: drop that file itself.");
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new LeftOutException("is protected by a password: unpack the archive with it and drop the folder.");
        }
        if (entry.getMethod() != ZipArchiveEntry.STORED && entry.getMethod() != ZipArchiveEntry.DEFLATED) {
            throw new LeftOutException("is packed in a rare way: unpack the archive and drop the folder.");
        }
        Source.checkSize(entry.getSize());
        InputStream in = zip.getInputStream(entry);
        if (in == null) {
            throw new LeftOutException("is not in the archive although its index says so.");
        }
        return new Counted(in, entry.getCompressedSize());
    }

    private final class Counted extends FilterInputStream {
        private final long packed;
        private long one;

        Counted(InputStream in, long packed) {
            super(in);
            this.packed = Math.max(1, packed);
        }

        @Override
        public int read() throws IOException {
            byte[] single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            one += Math.max(0, read);
            all += Math.max(0, read);
            if (one > Source.MOST_OF_ONE || all > MOST_OF_ALL || one > HARMLESS && one > packed * MOST_TIMES) {
                throw new LeftOutException(
                        "unpacks to far more than a picture needs: the archive is damaged or a trap.");
            }
            return read;
        }
    }
}
