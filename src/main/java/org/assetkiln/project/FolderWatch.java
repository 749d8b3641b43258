package org.assetkiln.project;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the system tells about changes in the folders of images. Not for use by several threads. */
final class FolderWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

    private final @Nullable WatchService service;
    private final Map<WatchKey, String> folders = new HashMap<>();

    private FolderWatch(@Nullable WatchService service) {
        this.service = service;
    }

    /** Never tells anything. */
    static FolderWatch none() {
        return new FolderWatch(null);
    }

    /** Tells nothing about folders that the system cannot watch. */
    static FolderWatch of(List<DatasetImage> images) {
        Map<String, Path> wanted = new HashMap<>();
        images.forEach(image -> wanted.putIfAbsent(image.folder(), image.file().getParent()));
        if (wanted.isEmpty()) {
            return none();
        }
        try {
            WatchService service =
                    wanted.values().iterator().next().getFileSystem().newWatchService();
            var watch = new FolderWatch(service);
            wanted.forEach(watch::add);
            return watch;
        } catch (IOException | UnsupportedOperationException e) {
            LOG.info("Folders cannot be watched; they are looked at every few seconds.", e);
            return none();
        }
    }

    private void add(String name, Path folder) {
        try {
            if (service != null) {
                WatchKey key = folder.register(
                        service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
                folders.put(key, name);
            }
        } catch (IOException e) {
            LOG.info("The folder {} cannot be watched; it is looked at every few seconds.", folder, e);
        }
    }

    /** The folders in which something has changed since the last call. */
    Set<String> touched() {
        WatchService open = service;
        if (open == null) {
            return Set.of();
        }
        Set<String> touched = new HashSet<>();
        for (WatchKey key = open.poll(); key != null; key = open.poll()) {
            key.pollEvents();
            key.reset();
            touched.add(folders.getOrDefault(key, ""));
        }
        return touched;
    }

    @Override
    public void close() {
        try {
            if (service != null) {
                service.close();
            }
        } catch (IOException e) {
            LOG.info("Watching folders did not end well.", e);
        }
    }
}
