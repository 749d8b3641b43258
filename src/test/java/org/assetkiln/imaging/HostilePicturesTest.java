package org.assetkiln.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assetkiln.imaging.document.PictureDocument;
import org.assetkiln.imaging.format.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged and malicious files: each is a picture or an {@link UnreadableImageException}, soon and without more memory than
 * the limits allow.
 */
class HostilePicturesTest {
    private static final int VARIANTS = Integer.getInteger("assetkiln.mutations", 25);
    private static final long MOST_MILLIS = 10_000;

    /** A picture of the most pixels takes its stored samples, a copy of 4 bytes each, and one to hand out. */
    private static final long MOST_BYTES = Limits.MAX_PIXELS * 16;

    @TempDir
    Path folder;

    static List<Path> files() throws IOException {
        // What the blend modes differ in is not the reading.
        return FormatsTest.files().stream()
                .filter(file -> !file.getFileName().toString().startsWith("blend"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void damagedFilesEndInOneSentence(Path file) throws Exception {
        byte[] sound = Files.readAllBytes(file);
        Random random = new Random(file.getFileName().toString().hashCode());
        Path damaged = folder.resolve(file.getFileName());
        for (int i = 0; i < VARIANTS; i++) {
            Files.write(damaged, mutated(sound, random, i));
            survive(damaged, i);
        }
    }

    /** A lossless WebP is decoded on with zeros, an exception for each pixel, unless somebody stops it. */
    @Test
    void aCutOffPictureOfMillionsOfPixelsIsRefusedSoon() throws Exception {
        byte[] bytes = Files.readAllBytes(FormatsTest.FOLDER.resolve("lossless.webp"));
        int size = 3000 - 1 | 3000 - 1 << 14 | 1 << 28;
        for (int i = 0; i < 4; i++) {
            bytes[21 + i] = (byte) (size >> 8 * i); // after RIFF, WEBP, VP8L and its signature
        }
        Path file = Files.write(folder.resolve("long.webp"), bytes);
        assertThat(Pictures.facts(file).width()).isEqualTo(3000);
        survive(file, 0);
        assertThatThrownBy(() -> Pictures.read(file)).isInstanceOf(UnreadableImageException.class);
    }

    /** The decoder would reserve as much memory as a text in the notes of a Photoshop file claims to be long. */
    @Test
    void aNoteThatClaimsGigabytesCostsNone() throws Exception {
        byte[] bytes = Files.readAllBytes(FormatsTest.FOLDER.resolve("flat.psd"));
        int length = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\0p\0s\0d") - 4;
        bytes[length] = 0x38;
        survive(Files.write(folder.resolve("note.psd"), bytes), 0);
    }

    private static byte[] mutated(byte[] sound, Random random, int kind) {
        byte[] bytes = sound.clone();
        switch (kind % 5) {
            case 0 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            case 1 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            case 2 -> flip(bytes, random, Math.min(bytes.length, 64), 1 + random.nextInt(3));
            case 3 -> flip(bytes, random, bytes.length, 1 + random.nextInt(12));
            default -> {
                int at = random.nextInt(bytes.length);
                Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) (random.nextBoolean() ? 0xff : 0x7f));
            }
        }
        return bytes;
    }

    private static void flip(byte[] bytes, Random random, int within, int count) {
        for (int i = 0; i < count; i++) {
            bytes[random.nextInt(within)] = (byte) random.nextInt(256);
        }
    }

    private static void survive(Path file, int variant) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        long start = System.nanoTime();
        String what = file.getFileName() + " variant " + variant;
        try {
            Pictures.facts(file);
            PictureDocument document = Pictures.document(file);
            int frames = Math.min(3, document.facts().frames());
            for (int i = 0; i < frames; i++) {
                document.frame(i);
            }
            if (!document.facts().layers().isEmpty()) {
                document.layer(0, 0);
            }
        } catch (UnreadableImageException e) {
            assertThat(e)
                    .as(what)
                    .hasMessageStartingWith(file.getFileName().toString())
                    .hasMessageEndingWith(".");
        } catch (Throwable e) {
            throw new AssertionError(what, e);
        }
        assertThat((System.nanoTime() - start) / 1_000_000)
                .as("milliseconds, " + what)
                .isLessThan(MOST_MILLIS);
        assertThat(threads.getThreadAllocatedBytes(thread) - before)
                .as("bytes, " + what)
                .isLessThan(MOST_BYTES);
    }
}
