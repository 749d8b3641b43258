package org.assetkiln.hub;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A hub on this machine with a tiny model, and a client of it. */
abstract class HubTest {
    static final int BYTES = 300_000;
    static final String UNET = "unet/diffusion_pytorch_model.safetensors";
    static final Patience QUICK = new Patience(4, Duration.ofMillis(5), Duration.ofSeconds(2));

    @TempDir
    Path models;

    HubServer server;
    final AtomicBoolean cancelled = new AtomicBoolean();
    final List<Long> progress = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = new HubServer().putModel(BYTES);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    final Hub hub() throws HubException {
        return new Hub(server.settings(), QUICK, Duration.ofSeconds(5));
    }

    final Listing listing(Hub hub) throws IOException {
        return hub.listing(Repository.parse(HubServer.REPOSITORY), cancelled::get);
    }

    final List<Offer> offers(Hub hub) throws IOException {
        return hub.offers(listing(hub), cancelled::get);
    }

    final Path download(Hub hub, int offer) throws IOException {
        Listing listing = listing(hub);
        return hub.download(listing, hub.offers(listing, cancelled::get).get(offer), models, listener(cancelled::get));
    }

    final HubException refused() throws IOException {
        return catchThrowableOfType(HubException.class, () -> download(hub(), 0));
    }

    final DownloadListener listener(BooleanSupplier stop) {
        progress.clear();
        return new DownloadListener() {
            @Override
            public void progress(String file, long done, long total) {
                progress.add(done);
            }

            @Override
            public boolean cancelled() {
                return !progress.isEmpty() && stop.getAsBoolean();
            }
        };
    }

    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString())
                    .toList();
        }
    }

    static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(f -> f.toFile().length())
                    .sum();
        }
    }
}
