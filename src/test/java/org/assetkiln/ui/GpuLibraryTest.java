package org.assetkiln.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assetkiln.ui.OnScreen.waitFor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assetkiln.hub.HubServer;
import org.assetkiln.hub.TorchBuild;
import org.assetkiln.hub.TorchServer;
import org.assetkiln.run.worker.DeviceReport;
import org.assetkiln.run.worker.KeptLibrary;
import org.assetkiln.ui.GpuLibrary.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a server of its own; no machine of ours has a card, so what a try finds is made up. */
class GpuLibraryTest {
    private static final DeviceReport NOT_USED =
            new DeviceReport("2.7.1", "cpu", "/lib", 2, 100, "GeForce RTX 3060", 0, "not used");
    private static final DeviceReport USED =
            new DeviceReport("2.7.1", "cu128", "/lib", 2, 100, "GeForce RTX 3060", 9000, "");

    @TempDir
    Path folder;

    private final List<DeviceReport> tried = new ArrayList<>();
    private StudioFixture studio;
    private HubServer server;
    private DeviceReport next = USED;

    @BeforeEach
    void open() throws Exception {
        System.setProperty("assetkiln.user", folder.resolve("user").toString());
        studio = StudioFixture.open(folder, 2);
        server = new HubServer()
                .putLibraries(
                        "cu128", TorchBuild.platformHere().orElseThrow(), Map.of("libtorch_cuda.so", new byte[9000]));
    }

    @AfterEach
    void close() throws Exception {
        studio.close();
        server.close();
        System.clearProperty("assetkiln.user");
    }

    @Test
    void itIsAskedForThenFetchedTriedAndFromThenOnUsed() throws Exception {
        GpuLibrary library = library();
        run(library::look);
        waitFor(() -> library.state().get() == State.FOUND);
        assertThat(library.text().get()).contains("to download");
        run(library::get);
        waitFor(() -> library.state().get() == State.IN_USE);
        assertThat(tried).containsExactly(USED);
        assertThat(KeptLibrary.find()).isPresent();
        assertThat(library().state().get()).isEqualTo(State.IN_USE);
        run(library::remove);
        waitFor(() -> library.state().get() == State.NONE);
        assertThat(KeptLibrary.find()).isEmpty();
    }

    @Test
    void aLibraryThatTheCardCannotBeUsedWithIsNotKept() throws Exception {
        next = NOT_USED;
        GpuLibrary library = library();
        run(library::look);
        waitFor(() -> library.state().get() == State.FOUND);
        run(library::get);
        waitFor(() -> !tried.isEmpty());
        assertThat(library.state().get()).isEqualTo(State.FOUND);
        assertThat(KeptLibrary.find()).isEmpty();
    }

    @Test
    void offlineItSaysSoAndCanBeAskedForAgain() throws Exception {
        server.close();
        GpuLibrary library = library();
        run(library::look);
        waitFor(() -> library.text().get().contains("check the network"));
        assertThat(library.state().get()).isEqualTo(State.NONE);
        assertThat(KeptLibrary.folder()).doesNotExist();
    }

    @Test
    void itIsOfferedOnlyWhereACardLiesIdle() throws Exception {
        var view = StudioFixture.onFx(() -> new GpuLibraryView(library()));
        assertThat(view.isVisible()).isFalse();
        run(() -> view.offer(new DeviceReport("2.7.1", "cpu", "/lib", 2, 100, "", 0, "")));
        assertThat(view.isVisible()).isFalse();
        run(() -> view.offer(NOT_USED));
        assertThat(view.isVisible()).isTrue();
    }

    private GpuLibrary library() {
        return StudioFixture.onFx(() -> new GpuLibrary(studio.context(), tried::add, new GpuLibrary.Source() {
            @Override
            public TorchServer server() throws IOException {
                return new TorchServer(server.endpoint(), Map.of());
            }

            @Override
            public DeviceReport tried(Path library, Progress progress) {
                return next;
            }
        }));
    }

    private static void run(Runnable work) {
        StudioFixture.onFx(() -> {
            work.run();
            return true;
        });
    }
}
