package org.assetkiln.run.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchLibraryTest {
    @TempDir
    Path libtorch;

    private Path lib;

    @BeforeEach
    void folder() throws IOException {
        lib = Files.createDirectories(libtorch.resolve("lib"));
    }

    @Test
    void withoutANamedLibraryNothingIsSaid() {
        assertThat(TorchLibrary.variables(Map.of("PATH", "/bin"))).isEmpty();
    }

    @Test
    void theLibrarysOwnNoteSaysVersionAndBuild() throws IOException {
        Files.writeString(libtorch.resolve("build-version"), "2.7.1+cu126\n");
        assertThat(variables()).containsEntry("PYTORCH_VERSION", "2.7.1").containsEntry("PYTORCH_FLAVOR", "cu126");
    }

    @Test
    void withoutANoteItsFilesTellWhetherItHasCuda() throws IOException {
        assertThat(variables()).containsEntry("PYTORCH_FLAVOR", "cpu");
        Files.createFile(lib.resolve("libtorch_cuda.so"));
        assertThat(variables()).containsEntry("PYTORCH_FLAVOR", "cu128");
    }

    @Test
    void whatTheUserSaysStays() {
        Map<String, String> environment = Map.of("PYTORCH_LIBRARY_PATH", lib.toString(), "PYTORCH_FLAVOR", "cu118");
        assertThat(TorchLibrary.variables(environment)).containsOnlyKeys("PYTORCH_VERSION");
    }

    private Map<String, String> variables() {
        return TorchLibrary.variables(Map.of("PYTORCH_LIBRARY_PATH", lib.toString()));
    }
}
