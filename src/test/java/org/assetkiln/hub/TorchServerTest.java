package org.assetkiln.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchServerTest {
    private static final String PLATFORM = "linux-x86_64";
    private static final byte[] TORCH = HubServer.content("torch", 200_000);
    private static final byte[] RUNTIME = HubServer.content("runtime", 50_000);
    private static final String PACKED = "pytorch/2.7.1/cu128/linux-x86_64/native/lib/libtorch_cuda.so.gz";

    @TempDir
    Path libraries;

    private final List<Long> progress = new ArrayList<>();
    private HubServer server;

    @BeforeEach
    void start() throws IOException {
        server = new HubServer()
                .putLibraries("cu128", PLATFORM, Map.of("libtorch_cuda.so", TORCH, "libcudart-9c2a.so.12", RUNTIME));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theSizeIsKnownBeforeAnyLibraryIsFetched() throws IOException {
        TorchBuild build = find();
        assertThat(build.files()).hasSize(2);
        assertThat(build.bytes()).isBetween(250_000L, 251_000L);
        assertThat(libraries).isEmptyDirectory();
    }

    @Test
    void librariesAreUnpackedIntoTheFolderOfTheirBuild() throws IOException {
        Path lib = download();
        assertThat(lib).isEqualTo(libraries.resolve("2.7.1-cu128-linux-x86_64/lib"));
        assertThat(lib.resolve("libtorch_cuda.so")).hasBinaryContent(TORCH);
        assertThat(lib.resolve("libcudart-9c2a.so.12")).hasBinaryContent(RUNTIME);
        try (var files = Files.list(lib)) {
            assertThat(files).hasSize(2);
        }
        assertThat(progress).isSorted().last().isEqualTo(find().bytes());
    }

    @Test
    void aConnectionThatBreaksOffIsContinuedAndWhatIsThereIsNotFetchedAgain() throws IOException {
        server.next(PACKED, HubServer::good, HubServer.breakOff(100_000), HubServer.breakOff(50_000));
        Path lib = download();
        assertThat(lib.resolve("libtorch_cuda.so")).hasBinaryContent(TORCH);
        Files.delete(lib.resolve("libcudart-9c2a.so.12"));
        int before = server.seen().size();
        download();
        assertThat(lib.resolve("libcudart-9c2a.so.12")).hasBinaryContent(RUNTIME);
        assertThat(server.seen()).hasSize(before + 4); // the list, two lengths, one library
    }

    @Test
    void aFileDamagedOnTheWayIsThrownAway() throws IOException {
        TorchBuild build = find();
        long size = build.files().stream()
                .filter(file -> file.path().contains("torch_cuda"))
                .findFirst()
                .orElseThrow()
                .size();
        server.next(PACKED, HubServer.instead(new byte[(int) size]));
        assertThatThrownBy(() -> download(build)).hasMessage("libtorch_cuda.so was damaged on the way: try again.");
        assertThat(download(build).resolve("libtorch_cuda.so")).hasBinaryContent(TORCH);
    }

    @Test
    void aBuildThatIsNotThereIsOneSentence() {
        assertThatThrownBy(() -> torch(server.endpoint()).find("cu999", PLATFORM, () -> false))
                .hasMessageContaining("has no PyTorch 2.7.1 of the kind cu999 for linux-x86_64")
                .hasMessageContaining("PYTORCH_LIBRARY_PATH");
    }

    @Test
    void withoutANetworkOneSentenceSaysSo() {
        assertThatThrownBy(() -> torch(URI.create("http://torch.invalid")).find("cu128", PLATFORM, () -> false))
                .hasMessageContaining("The connection to torch.invalid failed")
                .hasMessageContaining("check the network");
    }

    @Test
    void aCancelledDownloadSaysSoAndGoesOnLater() throws IOException {
        TorchBuild build = find();
        var stop = listener(true);
        assertThatThrownBy(() -> torch(server.endpoint()).download(build, libraries, stop))
                .hasMessageContaining("cancelled");
        assertThat(download(build).resolve("libtorch_cuda.so")).hasBinaryContent(TORCH);
    }

    private static TorchServer torch(URI address) throws HubException {
        return new TorchServer(address, Map.of(), new Patience(4, Duration.ofMillis(5), Duration.ofSeconds(2)));
    }

    private TorchBuild find() throws IOException {
        return torch(server.endpoint()).find("cu128", PLATFORM, () -> false);
    }

    private Path download() throws IOException {
        return download(find());
    }

    private Path download(TorchBuild build) throws IOException {
        return torch(server.endpoint()).download(build, libraries, listener(false));
    }

    private DownloadListener listener(boolean stop) {
        progress.clear();
        return new DownloadListener() {
            @Override
            public void progress(String file, long done, long total) {
                progress.add(done);
            }

            @Override
            public boolean cancelled() {
                return stop && !progress.isEmpty();
            }
        };
    }
}
