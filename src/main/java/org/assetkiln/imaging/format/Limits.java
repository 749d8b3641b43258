package org.assetkiln.imaging.format;

import java.util.Locale;

/** What a picture may ask for; looked at before anything is decoded. */
public final class Limits {
    /** 10,000 × 10,000: more than any asset, less than what would fill the memory of a desktop. */
    public static final long MAX_PIXELS = 100_000_000;

    /** Of files that are read whole. */
    public static final long MAX_BYTES = 512L << 20;

    /** Decoding takes the stored pixels and a copy of 4 bytes each. */
    private static final long BYTES_PER_PIXEL = 8;

    /** No format but WebP packs more pixels into a byte: a one-bit PNG deflated 1032 to 1 has 8256. */
    private static final long MAX_PIXELS_PER_BYTE = 16_000;

    private Limits() {}

    /** @throws RefusedException when a picture is too large for any use, or for this program's memory */
    public static void check(long width, long height) throws RefusedException {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("The picture has no pixels.");
        }
        if (width * height > MAX_PIXELS) {
            throw new RefusedException(String.format(
                    Locale.ROOT,
                    "is %d×%d pixels, more than %d million; make it smaller first.",
                    width,
                    height,
                    MAX_PIXELS / 1_000_000));
        }
        long needed = width * height * BYTES_PER_PIXEL;
        if (needed > Runtime.getRuntime().maxMemory() / 4 * 3) {
            throw new RefusedException(String.format(
                    Locale.ROOT,
                    "is %d×%d pixels and needs %d MB of memory, more than the program has; make it smaller first.",
                    width,
                    height,
                    needed >> 20));
        }
    }

    /** @throws RefusedException when a file is too large to be read whole */
    public static void checkBytes(long bytes) throws RefusedException {
        if (bytes > MAX_BYTES) {
            throw new RefusedException("is " + (bytes >> 20) + " MB, more than " + (MAX_BYTES >> 20)
                    + "; save it with fewer frames or layers.");
        }
    }

    /** Whether a file can hold as many pixels as its header says. */
    public static boolean plausible(PictureHeader header, long bytes) {
        return header.format() == PictureFormat.WEBP
                || (long) header.width() * header.height() <= bytes * MAX_PIXELS_PER_BYTE;
    }
}
