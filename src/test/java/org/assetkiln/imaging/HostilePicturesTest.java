package org.assetkiln.imaging;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.assetkiln.imaging.format.PictureFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Damaged and malicious files: each is a picture or an {@link UnreadableImageException}, soon and without more memory than
 * its pixels take. A long hunt: {@code mvn test -Dtest=HostilePicturesTest -Dassetkiln.mutations=5000
 * -Dassetkiln.mutations.from=700 -Dassetkiln.mutations.keep=FOLDER}; what fails is kept in that folder.
 */
class HostilePicturesTest {
    /** Of each format. */
    private static final int FILES = Integer.getInteger("assetkiln.mutations", 450);

    private static final int FROM = Integer.getInteger("assetkiln.mutations.from", 0);
    private static final String KEEP = System.getProperty("assetkiln.mutations.keep", "");
    private static final Map<PictureFormat, List<byte[]>> SOUND = new TreeMap<>();

    @TempDir
    Path folder;

    private static List<byte[]> sound(PictureFormat format) throws IOException {
        if (SOUND.isEmpty()) {
            // What the blend modes differ in is not the reading.
            Map<PictureFormat, List<Path>> files = FormatsTest.files().stream()
                    .filter(file -> !file.getFileName().toString().startsWith("blend"))
                    .collect(groupingBy(file ->
                            PictureFormat.ofName(file.getFileName().toString()).orElseThrow()));
            for (var entry : files.entrySet()) {
                List<byte[]> bytes = new ArrayList<>();
                for (Path file : entry.getValue()) {
                    bytes.add(Files.readAllBytes(file));
                }
                SOUND.put(entry.getKey(), bytes);
            }
        }
        return SOUND.get(format);
    }

    @ParameterizedTest
    @EnumSource
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void damagedFilesEndInOneSentence(PictureFormat format) throws Exception {
        List<byte[]> sound = sound(format);
        Path damaged = folder.resolve("damaged." + format.endings().get(0));
        List<String> failures = new ArrayList<>();
        for (int i = FROM; i < FROM + FILES; i++) {
            Random random = new Random(31L * i + format.ordinal());
            Mutation mutation = Mutation.values()[i % Mutation.values().length];
            byte[] file = sound.get(random.nextInt(sound.size()));
            byte[] bytes = mutation.of(file, sound.get(random.nextInt(sound.size())), random);
            Files.write(damaged, bytes);
            try {
                Survival.check(damaged, format + " " + mutation + " " + i);
            } catch (AssertionError e) {
                failures.add(e.getMessage() + " " + e.getCause());
                keep(format, i, bytes);
            }
        }
        assertThat(failures).isEmpty();
    }

    private static void keep(PictureFormat format, int number, byte[] bytes) throws IOException {
        if (!KEEP.isEmpty()) {
            String name = number + "." + format.endings().get(0);
            Files.write(Files.createDirectories(Path.of(KEEP)).resolve(name), bytes);
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
        Survival.check(file, "long.webp");
        assertThatThrownBy(() -> Pictures.read(file)).isInstanceOf(UnreadableImageException.class);
    }

    /** The decoder would reserve as much memory as a text in the notes of a Photoshop file claims to be long. */
    @Test
    void aNoteThatClaimsGigabytesCostsNone() throws Exception {
        byte[] bytes = Files.readAllBytes(FormatsTest.FOLDER.resolve("flat.psd"));
        int length = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\0p\0s\0d") - 4;
        bytes[length] = 0x38;
        Survival.check(Files.write(folder.resolve("note.psd"), bytes), "note.psd");
    }
}
