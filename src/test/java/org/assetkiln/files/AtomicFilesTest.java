package org.assetkiln.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    private static final int SIZE = 3_000_000;

    @TempDir
    Path folder;

    /** Writes a file over and over, each time filled with another letter. */
    static final class EndlessWriter {
        private EndlessWriter() {}

        public static void main(String[] args) throws IOException {
            for (int i = 0; ; i++) {
                AtomicFiles.write(
                        Path.of(args[0]), String.valueOf((char) ('a' + i % 26)).repeat(SIZE));
            }
        }
    }

    @Test
    void replacesAFileAndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("deep/down/a.txt");
        AtomicFiles.write(file, "one");
        AtomicFiles.write(file, "zwei ü");
        assertThat(file).content(StandardCharsets.UTF_8).isEqualTo("zwei ü");
        assertThat(names(file.getParent())).containsExactly("a.txt");
    }

    @Test
    void keepsTheOldContentWhenWritingFails() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFiles.write(file, "old");
        assertThatThrownBy(() -> AtomicFiles.write(file, out -> {
                    out.write(new byte[200_000]);
                    throw new IOException("no space");
                }))
                .hasMessage("no space");
        assertThat(file).hasContent("old");
        assertThat(names(folder)).containsExactly("a.txt");
    }

    @Test
    void writesThroughALinkAndKeepsPermissions() throws IOException {
        Assumptions.assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        Path real = Files.writeString(folder.resolve("real.txt"), "old");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw----"));
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), real);
        AtomicFiles.write(link, "new");
        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(real)))
                .isEqualTo("rw-rw----");
    }

    @Test
    void aKilledWriterLeavesAWholeFile() throws Exception {
        Path file = folder.resolve("a.txt");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        Process writer = new ProcessBuilder(java, "-cp", classPath, EndlessWriter.class.getName(), file.toString())
                .inheritIO()
                .start();
        while (!Files.exists(file)) {
            assertThat(writer.isAlive()).isTrue();
            Thread.sleep(10);
        }
        Thread.sleep(150);
        writer.destroyForcibly().waitFor();
        String text = Files.readString(file);
        assertThat(text.equals(text.substring(0, 1).repeat(SIZE))).isTrue();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.map(e -> e.getFileName().toString()).toList();
        }
    }
}
