package org.assetkiln.project.thumbnails;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.assetkiln.imaging.Pictures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thumbnails in a folder, one PNG each, named by a hash of the image's path, size, time and edge: a changed image gets a
 * new one, and the oldest are taken away. Everything in it can be made again. For any thread.
 */
public final class ThumbnailStore {
    private static final Logger LOG = LoggerFactory.getLogger(ThumbnailStore.class);
    /** Below this many pixels, decoding the image itself takes no longer than decoding a thumbnail. */
    private static final long WORTH_KEEPING = 512L * 512;

    /** The folder is looked through after this many new thumbnails. */
    private static final int PRUNE_EVERY = 500;

    private final Path folder;
    private final long budgetBytes;
    private final AtomicInteger made = new AtomicInteger();

    /** {@code folder} need not exist yet; it is kept near {@code budgetBytes}. */
    public ThumbnailStore(Path folder, long budgetBytes) {
        this.folder = folder;
        this.budgetBytes = budgetBytes;
    }

    /**
     * An image file as it was when it was last looked at.
     *
     * @param bytes its size
     * @param modifiedMillis when it was last changed, milliseconds since 1970
     * @param pixels width times height, 0 if unknown
     */
    public record Source(Path file, long bytes, long modifiedMillis, long pixels) {}

    /**
     * The image no larger than {@code edge} pixels a side, from the folder if it is there.
     *
     * @throws IOException if the image cannot be read; trouble with the folder itself only costs time
     */
    public BufferedImage thumbnail(Source source, int edge) throws IOException {
        if (source.pixels() > 0 && source.pixels() < WORTH_KEEPING) {
            return Pictures.readSmall(source.file(), edge);
        }
        Path kept = place(source, edge);
        if (Files.isRegularFile(kept)) {
            try {
                return decode(kept);
            } catch (IOException | RuntimeException damaged) {
                LOG.info("The thumbnail {} is made again: {}", kept, damaged.getMessage());
            }
        }
        BufferedImage made = Pictures.readSmall(source.file(), edge);
        keep(made, kept);
        return made;
    }

    private Path place(Source source, int edge) {
        String key = source.file() + "|" + source.bytes() + "|" + source.modifiedMillis() + "|" + edge;
        String name = HexFormat.of().formatHex(sha256(key), 0, 16);
        return folder.resolve(name.substring(0, 2)).resolve(name.substring(2) + ".png");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private static BufferedImage decode(Path file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
            try {
                reader.setInput(in, true, true);
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        }
    }

    private void keep(BufferedImage picture, Path place) {
        try {
            Files.createDirectories(place.getParent());
            Path half = Files.createTempFile(place.getParent(), "new", ".part");
            ImageIO.write(picture, "png", half.toFile());
            Files.move(half, place, StandardCopyOption.REPLACE_EXISTING);
            if (made.incrementAndGet() % PRUNE_EVERY == 0) {
                prune();
            }
        } catch (IOException e) { // a full disk or a folder without permission: it is made again next time
            LOG.info("The thumbnail {} is not kept: {}", place, e.getMessage());
        }
    }

    /** Takes the oldest away until the rest is within the budget. */
    void prune() throws IOException {
        Kept[] all;
        try (var files = Files.walk(folder)) {
            all = files.filter(Files::isRegularFile).map(Kept::of).toArray(Kept[]::new);
        }
        Arrays.sort(all);
        long left = Arrays.stream(all).mapToLong(Kept::bytes).sum();
        for (int i = 0; i < all.length && left > budgetBytes; i++) {
            Files.deleteIfExists(all[i].file());
            left -= all[i].bytes();
        }
    }

    private record Kept(Path file, long bytes, long millis) implements Comparable<Kept> {
        static Kept of(Path file) {
            return new Kept(file, file.toFile().length(), file.toFile().lastModified());
        }

        @Override
        public int compareTo(Kept other) {
            return Long.compare(millis, other.millis);
        }
    }
}
