package org.assetkiln.run.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceProbeTest {
    @TempDir
    Path folder;

    @Test
    void aWorkerReportsWhatItComputesWith() throws IOException {
        DeviceReport report = new DeviceProbe().run(folder, () -> false);
        assertThat(report.version()).startsWith("2.");
        assertThat(report.flavour()).matches("cpu|cu\\d+");
        assertThat(Path.of(report.folder())).isDirectory();
        assertThat(report.threads()).isPositive();
        assertThat(report.gigaflops()).isBetween(0.1, 100_000.0);
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".txt"));
    }

    @Test
    void anotherLibraryIsTriedWithoutBeingUsedFromThenOn() throws IOException {
        Path usual = Path.of(new DeviceProbe().run(folder, () -> false).folder());
        Path lib = Files.createDirectories(folder.resolve("other/lib"));
        try (Stream<Path> files = Files.list(usual)) {
            for (Path file : files.toList()) {
                Files.createSymbolicLink(lib.resolve(file.getFileName()), file);
            }
        }
        assertThat(new DeviceProbe().run(lib, folder, () -> false).folder()).isEqualTo(lib.toString());
        assertThat(new DeviceProbe().run(folder, () -> false).folder()).isEqualTo(usual.toString());
    }

    @Test
    void aProcessThatDiesIsAFailureWithASentence() {
        var crashing = new DeviceProbe(ChildJvm.of(Crash.class));
        assertThatThrownBy(() -> crashing.run(folder, () -> false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("PyTorch cannot be used (the test ended with code 3: the driver is gone)");
    }

    @Test
    void aProcessThatHangsCanBeCancelled() {
        var hanging = new DeviceProbe(ChildJvm.of(Hang.class));
        assertThatThrownBy(() -> hanging.run(folder, () -> true)).hasMessageContaining("was stopped");
    }

    /** Stands for a library that ends the process. */
    static final class Crash {
        public static void main(String[] args) {
            System.err.println("the driver is gone");
            System.exit(3);
        }
    }

    /** Stands for a driver that hangs. */
    static final class Hang {
        public static void main(String[] args) throws InterruptedException {
            Thread.sleep(60_000);
        }
    }
}
