package org.assetkiln.project.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.assetkiln.project.DatasetScanner;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that images come, go or change while a project is open. The system tells which folders have changed; where it
 * cannot, as on network shares or with full tables of watches, the listener is called now and then to look itself.
 */
public final class IndexWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexWatch.class);
    private static final int TICK_MILLIS = 500;
    private static final int TICKS_BETWEEN_LOOKS = 60;

    private final Runnable listener;
    private final int ticksBetweenLooks;
    private final ScheduledExecutorService clock = Threads.clock("index-watch");
    private final Map<Path, WatchKey> keys = new HashMap<>();
    private @Nullable WatchService service;
    private boolean blind = true;
    private boolean touched;
    private int ticks;

    private IndexWatch(int ticksBetweenLooks, Runnable listener) {
        this.listener = listener;
        this.ticksBetweenLooks = ticksBetweenLooks;
        clock.scheduleWithFixedDelay(this::look, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Begins to watch nothing; {@link #folders} says what.
     *
     * @param listener called on a thread of its own, when it has been quiet for half a second after a change
     */
    public static IndexWatch of(Runnable listener) {
        return new IndexWatch(TICKS_BETWEEN_LOOKS, listener);
    }

    /** Without the help of the system, as on a network share. */
    static IndexWatch polling(Runnable listener) {
        return new IndexWatch(1, listener);
    }

    /** Watches these folders from now on. */
    public void folders(List<Path> folders) {
        clock.execute(() -> watch(folders));
    }

    private void watch(List<Path> folders) {
        blind = ticksBetweenLooks == 1 || folders.isEmpty();
        try {
            if (service == null && !blind) {
                service = folders.get(0).getFileSystem().newWatchService();
            }
            for (Path folder : folders) {
                add(folder);
            }
        } catch (IOException | UnsupportedOperationException e) {
            blind = true;
            LOG.info("Folders cannot be watched; they are looked at now and then.", e);
        }
        keys.entrySet().removeIf(entry -> !entry.getValue().isValid());
    }

    private void add(Path folder) throws IOException {
        WatchService open = service;
        if (open != null && !keys.containsKey(folder)) {
            keys.put(
                    folder,
                    folder.register(
                            open,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE));
        }
    }

    private void look() {
        try {
            boolean news = news();
            boolean due = blind && ++ticks % ticksBetweenLooks == 0;
            if (touched && !news || due) {
                touched = false;
                listener.run();
            } else {
                touched |= news;
            }
        } catch (RuntimeException e) {
            // The next look may work.
            LOG.warn("Images could not be watched.", e);
        }
    }

    private boolean news() {
        boolean news = false;
        WatchService open = service;
        if (open != null) {
            for (WatchKey key = open.poll(); key != null; key = open.poll()) {
                Path folder = (Path) key.watchable();
                news |= key.pollEvents().stream().anyMatch(event -> concerns(folder, event));
                key.reset();
            }
        }
        return news;
    }

    /** Captions are written all the time and do not matter here; a folder, or what may have been one, does. */
    private static boolean concerns(Path folder, WatchEvent<?> event) {
        String name = event.context() == null ? "" : event.context().toString();
        return name.isEmpty()
                || !name.contains(".")
                || DatasetScanner.isImageName(name)
                || Files.isDirectory(folder.resolve(name));
    }

    @Override
    public void close() {
        clock.execute(() -> {
            try {
                if (service != null) {
                    service.close();
                }
            } catch (IOException e) {
                LOG.info("Watching folders did not end well.", e);
            }
        });
        clock.shutdown();
    }
}
