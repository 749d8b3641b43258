package org.assetkiln.run.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptLibraryTest {
    @TempDir
    Path user;

    private Path lib;

    @BeforeEach
    void fetched() throws IOException {
        System.setProperty("assetkiln.user", user.toString());
        lib = Files.createDirectories(KeptLibrary.folder().resolve("2.7.1-cu128-linux-x86_64/lib"));
        Files.writeString(lib.resolve("libcudart-9c2a.so.12"), "runtime");
    }

    @AfterEach
    void forget() {
        List.of("assetkiln.user", "PYTORCH_LIBRARY_PATH", "PYTORCH_VERSION", "PYTORCH_FLAVOR", "jna.library.path")
                .forEach(System::clearProperty);
    }

    @Test
    void aLibraryIsUsedOnlyWhenItHasBeenKept() throws IOException {
        KeptLibrary.useHere();
        assertThat(System.getProperty("PYTORCH_LIBRARY_PATH")).isNull();
        KeptLibrary.keep(lib, "2.7.1+cu128");
        KeptLibrary.useHere();
        assertThat(KeptLibrary.find()).contains(lib);
        assertThat(System.getProperty("PYTORCH_LIBRARY_PATH")).isEqualTo(lib.toString());
        assertThat(System.getProperty("PYTORCH_VERSION")).isEqualTo("2.7.1");
        assertThat(System.getProperty("PYTORCH_FLAVOR")).isEqualTo("cu128");
    }

    @Test
    void cudasRuntimeGetsTheNameThatItIsLookedForBy() throws IOException {
        KeptLibrary.nameCudaRuntime(lib);
        KeptLibrary.nameCudaRuntime(lib);
        Path folder = lib.resolveSibling("cudart");
        assertThat(folder.resolve("libcudart.so")).hasContent("runtime");
        KeptLibrary.useHere(lib);
        assertThat(System.getProperty("jna.library.path")).isEqualTo(folder.toString());
    }

    @Test
    void aRemovedLibraryIsForgottenAndGone() throws IOException {
        KeptLibrary.keep(lib, "2.7.1+cu128");
        KeptLibrary.remove();
        assertThat(KeptLibrary.find()).isEmpty();
        assertThat(KeptLibrary.folder()).doesNotExist();
    }
}
