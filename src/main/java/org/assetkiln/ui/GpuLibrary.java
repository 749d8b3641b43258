package org.assetkiln.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.assetkiln.hub.DownloadListener;
import org.assetkiln.hub.TorchBuild;
import org.assetkiln.hub.TorchServer;
import org.assetkiln.project.models.ModelFacts;
import org.assetkiln.run.worker.DeviceProbe;
import org.assetkiln.run.worker.DeviceReport;
import org.assetkiln.run.worker.KeptLibrary;
import org.jspecify.annotations.Nullable;

/** PyTorch's library for NVIDIA cards: asked for, fetched, tried, and from then on used. Knows no control. */
final class GpuLibrary {
    private static final String FLAVOUR = "cu128";
    private static final long MEGABYTE = 1_000_000;

    private final StudioContext context;
    private final Consumer<DeviceReport> onTried;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NONE);
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private @Nullable TorchBuild found;
    private @Nullable Work work;

    /** How far it is. */
    enum State {
        NONE,
        /** The server is asked, or files are fetched or tried. */
        BUSY,
        /** It is known how large it is: the user decides. */
        FOUND,
        IN_USE
    }

    /** What fetches and tries it. */
    interface Source {
        TorchServer server() throws IOException;

        DeviceReport tried(Path library, Progress progress) throws IOException;
    }

    private final Source source;

    /** @param onTried hears what the library was found to do */
    GpuLibrary(StudioContext context, Consumer<DeviceReport> onTried) {
        this(context, onTried, new Source() {
            @Override
            public TorchServer server() throws IOException {
                return new TorchServer(System.getenv());
            }

            @Override
            public DeviceReport tried(Path library, Progress progress) throws IOException {
                Path logs = context.folders().cache().resolve("logs");
                return new DeviceProbe().run(library, logs, progress::cancelled);
            }
        });
    }

    GpuLibrary(StudioContext context, Consumer<DeviceReport> onTried, Source source) {
        this.context = context;
        this.onTried = onTried;
        this.source = source;
        KeptLibrary.find().ifPresent(lib -> used());
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** What it is or why not, in a sentence. */
    ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    /** How much has arrived, 0 to 1; -1 while unknown. */
    ReadOnlyDoubleProperty fraction() {
        return fraction.getReadOnlyProperty();
    }

    /** Asks how large it is. */
    void look() {
        String platform = TorchBuild.platformHere().orElse("");
        busy("Asking how large it is.");
        work = context.background()
                .track(
                        "Asking for the library",
                        progress -> source.server().find(FLAVOUR, platform, progress::cancelled),
                        this::ask,
                        this::fail,
                        () -> end(State.NONE, ""));
    }

    private void ask(TorchBuild build) {
        found = build;
        String size = ModelFacts.size(build.bytes());
        end(
                State.FOUND,
                size + " to download, and about twice as much on the disk. It can go on later where it stopped.");
    }

    /** Fetches what was found, tries it and keeps it if it works. */
    void get() {
        TorchBuild build = found;
        if (build == null) {
            return;
        }
        busy("Downloading " + ModelFacts.size(build.bytes()) + ".");
        Work started = context.background()
                .track(
                        "Downloading the library for NVIDIA cards, megabyte",
                        progress -> fetch(build, progress),
                        this::tried,
                        this::fail,
                        () -> end(State.FOUND, "Stopped. What has arrived is kept."));
        fraction.bind(started.fraction());
        work = started;
    }

    private DeviceReport fetch(TorchBuild build, Progress progress) throws IOException {
        Path library = source.server().download(build, KeptLibrary.folder(), new DownloadListener() {
            @Override
            public void progress(String file, long done, long total) {
                progress.update(done / MEGABYTE, total / MEGABYTE);
            }

            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }
        });
        KeptLibrary.nameCudaRuntime(library);
        progress.update(0, 0);
        DeviceReport report = source.tried(library, progress);
        if (report.usesGpu()) {
            KeptLibrary.keep(library, build.version() + "+" + build.flavour());
        }
        return report;
    }

    private void tried(DeviceReport report) {
        if (report.usesGpu()) {
            used();
        } else {
            end(
                    State.FOUND,
                    "The library is here, but the card cannot be used with it, so the processor's stays in use.");
        }
        onTried.accept(report);
    }

    private void used() {
        end(State.IN_USE, "The library for NVIDIA cards is in use.");
    }

    /** Stops asking, fetching or trying. */
    void cancel() {
        if (work != null) {
            work.cancel();
        }
    }

    /** Back to the processor's library; the other is deleted. */
    void remove() {
        context.background()
                .inOrder(
                        "Removing the library",
                        () -> {
                            KeptLibrary.remove();
                            return true;
                        },
                        done -> end(State.NONE, "Removed: the processor's library is used again."));
    }

    private void busy(String sentence) {
        fraction.unbind();
        fraction.set(-1);
        text.set(sentence);
        state.set(State.BUSY);
    }

    private void fail(Throwable failure) {
        end(found == null ? State.NONE : State.FOUND, String.valueOf(failure.getMessage()));
    }

    private void end(State next, String sentence) {
        fraction.unbind();
        text.set(sentence);
        state.set(next);
    }
}
