package org.assetkiln.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.assetkiln.imaging.document.PictureDocument;

/** What the studio does with a file, with an eye on the processor's time and the memory that it takes. */
final class Survival {
    /** The processor's, not the clock's: other programs run beside the tests. */
    private static final long MOST_MILLIS = 4_000;

    /** Decoders and their metadata. */
    private static final long FEW_BYTES = 48 << 20;

    /** Stored samples and a copy, for each of six pictures: whole, small, four frames and layers. */
    private static final long BYTES_PER_PIXEL = 6 * 16;

    /** Deflate packs 1032 bytes into one, and a layer may be larger than the picture. */
    private static final long BYTES_PER_BYTE = 1032 * 16;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Survival() {}

    /** @throws AssertionError when the file takes too much, or ends in anything but a picture or one sentence */
    static void check(Path file, String what) {
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        long start = THREADS.getCurrentThreadCpuTime();
        long[] pixels = {0};
        try {
            look(file, pixels);
        } catch (UnreadableImageException e) {
            assertThat(e)
                    .as(what)
                    .hasMessageStartingWith(file.getFileName().toString())
                    .hasMessageEndingWith(".");
        } catch (Throwable e) {
            throw new AssertionError(what, e);
        }
        assertThat((THREADS.getCurrentThreadCpuTime() - start) / 1_000_000)
                .as("milliseconds, " + what)
                .isLessThan(MOST_MILLIS);
        assertThat(THREADS.getThreadAllocatedBytes(thread) - before)
                .as("bytes, %s, %s pixels", what, pixels[0])
                .isLessThan(
                        FEW_BYTES + pixels[0] * BYTES_PER_PIXEL + file.toFile().length() * BYTES_PER_BYTE);
    }

    private static void look(Path file, long[] pixels) throws IOException {
        ImageFacts facts = Pictures.facts(file);
        pixels[0] = (long) facts.width() * facts.height();
        PictureDocument document = Pictures.document(file);
        int frames = Math.min(3, document.facts().frames());
        for (int i = 0; i < frames; i++) {
            document.frame(i);
        }
        int layers = document.facts().layers().size();
        if (layers > 0) {
            document.layer(layers - 1, frames - 1);
        }
        Pictures.readSmall(file, 8);
    }
}
