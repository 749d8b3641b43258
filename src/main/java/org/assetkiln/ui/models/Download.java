package org.assetkiln.ui.models;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.assetkiln.hub.DownloadListener;
import org.assetkiln.hub.Hub;
import org.assetkiln.hub.HubSettings;
import org.assetkiln.hub.Listing;
import org.assetkiln.hub.Offer;
import org.assetkiln.project.models.ModelFacts;
import org.assetkiln.ui.Progress;
import org.assetkiln.ui.StudioContext;
import org.assetkiln.ui.Work;
import org.jspecify.annotations.Nullable;

/** One download: it runs, can be stopped, and goes on from where it was. */
final class Download {
    private static final long MEGABYTE = 1_000_000;

    private final StudioContext context;
    private final HubSettings settings;
    private final Listing listing;
    private final Offer offer;
    private final Path folder;
    private final Consumer<Path> onDone;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.STOPPED);
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private @Nullable Work work;
    private volatile long done;
    private volatile long start;
    private volatile long startBytes;

    /** How a download stands. */
    enum State {
        RUNNING,
        STOPPED,
        FAILED,
        DONE
    }

    /**
     * @param settings with the token, which lives as long as the download
     * @param folder the folder of models
     * @param onDone hears where the model is
     */
    Download(
            StudioContext context,
            HubSettings settings,
            Listing listing,
            Offer offer,
            Path folder,
            Consumer<Path> onDone) {
        this.context = context;
        this.settings = settings;
        this.listing = listing;
        this.offer = offer;
        this.folder = folder;
        this.onDone = onDone;
    }

    String title() {
        return listing.repository() + ", " + offer.title();
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** 0 to 1. */
    ReadOnlyDoubleProperty fraction() {
        return fraction.getReadOnlyProperty();
    }

    /** How far, how fast, how long; or why not. */
    ReadOnlyStringProperty text() {
        return text.getReadOnlyProperty();
    }

    /** Begins or goes on. */
    void run() {
        if (state.get() == State.RUNNING) {
            return;
        }
        state.set(State.RUNNING);
        start = 0;
        Work started = context.background()
                .track(
                        "Downloading " + listing.repository() + ", megabyte",
                        this::fetch,
                        this::finish,
                        this::fail,
                        this::stop);
        started.fraction().subscribe(now -> sample());
        work = started;
        sample();
    }

    void cancel() {
        if (work != null) {
            work.cancel();
        }
    }

    private Path fetch(Progress progress) throws Exception {
        return new Hub(settings).download(listing, offer, folder, new DownloadListener() {
            @Override
            public void progress(String file, long bytes, long total) {
                if (start == 0) {
                    start = System.nanoTime();
                    startBytes = bytes;
                }
                done = bytes;
                progress.update(bytes / MEGABYTE, total / MEGABYTE);
            }

            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }
        });
    }

    private void sample() {
        if (state.get() == State.RUNNING) {
            fraction.set(offer.bytes() == 0 ? 0 : (double) done / offer.bytes());
            text.set(DownloadText.running(
                    done, offer.bytes(), done - startBytes, start == 0 ? 0 : System.nanoTime() - start));
        }
    }

    private void finish(Path model) {
        fraction.set(1);
        text.set(ModelFacts.size(offer.bytes()) + ", checked");
        state.set(State.DONE);
        onDone.accept(model);
    }

    private void fail(Throwable failure) {
        text.set(String.valueOf(failure.getMessage()));
        state.set(State.FAILED);
    }

    private void stop() {
        text.set("Stopped at " + ModelFacts.size(done) + " of " + ModelFacts.size(offer.bytes()));
        state.set(State.STOPPED);
    }
}
